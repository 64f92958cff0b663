namespace Platform.Tests.Support;

/// <summary>The control of a benchmark that a test holds, such as <c>CIS EKS 2.1.1</c>; a filter finds all of a benchmark's.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ControlAttribute(string id) : PropertyAttribute("Control", id);
