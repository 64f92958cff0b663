namespace Benchmarks;

/// <summary>A reason why nothing, or nothing comparable, can be measured. Its message is for whoever runs the benchmark.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
