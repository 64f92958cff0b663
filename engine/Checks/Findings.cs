using System.Globalization;
using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>
/// Collects what is wrong with one resource while its values are walked through, and knows where the walk stands. Paths have
/// Pulumi's form: <c>vpcConfig.subnetIds[2]</c>, <c>metadata.labels["a.b/c"]</c>. Not for many threads.
/// </summary>
internal sealed class Findings(string? urn)
{
    private readonly List<(string? Name, int Index)> _path = [];
    private List<Problem>? _problems;
    private int _secretDepth = int.MaxValue;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems ?? (IReadOnlyList<Problem>)[];

    /// <summary>Steps into a property; to be left again.</summary>
    public void Enter(string name) => _path.Add((name, 0));

    /// <summary>Steps into a member of a list; to be left again.</summary>
    public void Enter(int index) => _path.Add((null, index));

    /// <summary>Steps out again.</summary>
    public void Leave()
    {
        _path.RemoveAt(_path.Count - 1);
        if (_path.Count < _secretDepth)
            _secretDepth = int.MaxValue;
    }

    /// <summary>From here down to where the walk leaves this place, no value may be shown.</summary>
    public void Hide() => _secretDepth = Math.Min(_secretDepth, _path.Count);

    /// <summary>The cloud would refuse the value, or the absence of one, at this place.</summary>
    public void Error(PropertyValue? value, string rule, string? fix = null) => Add(Severity.Error, value, rule, fix);

    /// <summary>The value works, but hardly as it was meant.</summary>
    public void Warning(PropertyValue? value, string rule, string? fix = null) => Add(Severity.Warning, value, rule, fix);

    /// <summary>Where the walk stands.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        foreach (var (name, index) in _path)
        {
            if (name is null)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$'))
                path.Append(path.Length == 0 ? "" : ".").Append(name);
            else
                path.Append("[\"").Append(name.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"]");
        }

        return path.ToString();
    }

    private void Add(Severity severity, PropertyValue? value, string rule, string? fix)
    {
        var hidden = _secretDepth != int.MaxValue || value is { HasSecrets: true };
        var shown = value is null ? null : hidden ? ValueText.Secret : ValueText.Of(value);
        (_problems ??= []).Add(new Problem(severity, urn, Path(), shown, rule, fix));
    }
}
