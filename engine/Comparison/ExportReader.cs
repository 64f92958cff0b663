using System.Text;
using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>What came of reading an export: the deployment, unless something was wrong with it, and what the user should know.</summary>
/// <param name="Deployment">The deployment; null when there are errors.</param>
/// <param name="Problems">Errors, or warnings.</param>
internal sealed record ReadExport(EarlierDeployment? Deployment, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads the file that <c>pulumi stack export</c> or this engine writes: deployment version 3 or 4, secrets encrypted or shown. It
/// ignores members it does not know, as later CLIs will add some.
/// </summary>
internal static class ExportReader
{
    private const int OldestVersion = 3;
    private const int LatestVersion = 4;

    /// <summary>
    /// What stands for the CLI's version in an export that this engine wrote, and is not to be mistaken for one. Such an export never
    /// holds a secret.
    /// </summary>
    internal const string OfflineVersion = "v0.0.0-offline";

    /// <summary>As deep as values may nest on the wire.</summary>
    internal static readonly JsonDocumentOptions Nesting = new() { MaxDepth = 10_000, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads an export of one stack.</summary>
    /// <param name="path">The file; problems name it as given.</param>
    /// <param name="project">The project whose export it must be.</param>
    /// <param name="stack">The stack whose export it must be.</param>
    public static ReadExport Read(string path, string project, string stack)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refused(path, null, $"cannot be read: {error.Message}", "give the path of a file written by pulumi stack export --file");
        }

        return Read(path, bytes, project, stack);
    }

    /// <summary>Reads an export of one stack from memory.</summary>
    public static ReadExport Read(string path, byte[] bytes, string project, string stack)
    {
        try
        {
            using var document = JsonDocument.Parse(AsUtf8(bytes), Nesting);
            return ReadRoot(path, document.RootElement, project, stack);
        }
        catch (JsonException error)
        {
            return Refused(
                path, null,
                bytes.Length == 0 ? "is empty" : $"is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}",
                "write it again with pulumi stack export --file");
        }
        catch (InvalidOperationException)
        {
            return Refused(path, null, "holds text that is no valid Unicode", "write it again with pulumi stack export --file");
        }
        catch (FormatException error)
        {
            return Refused(path, null, $"is no export of a stack: {error.Message}", "write it again with pulumi stack export --file");
        }
    }

    private static ReadExport ReadRoot(string path, JsonElement root, string project, string stack)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number))
            throw new FormatException("it has no version");
        if (number is < OldestVersion or > LatestVersion)
        {
            return Refused(
                path, $"version {number}", $"is not of a deployment version that can be read ({OldestVersion} or {LatestVersion})",
                number < OldestVersion
                    ? "write it again with a current Pulumi CLI"
                    : "write it again with an older Pulumi CLI, or use a newer engine");
        }

        if (root.TryGetProperty("checkpoint", out _))
            return Refused(path, null, "is the backend's own file of a stack, not an export", "write one with pulumi stack export --file");
        if (!root.TryGetProperty("deployment", out var deployment) || deployment.ValueKind != JsonValueKind.Object)
            throw new FormatException("it has no deployment");

        var options = deployment.TryGetProperty("metadata", out var metadata) ? ExportResource.CarriedOptions(metadata) : default;
        var resources = Elements(deployment, "resources").Select(element => ExportResource.Read(element, options)).ToArray();
        if (resources.FirstOrDefault(resource => Urns.Project(resource.Node.Urn) != project) is { } foreign)
        {
            return Refused(
                path, $"project {Urns.Project(foreign.Node.Urn)}", $"is an export of another project than {project}",
                $"give an export of the project {project}");
        }

        if (resources.FirstOrDefault(resource => Urns.Stack(resource.Node.Urn) != stack) is { } other)
        {
            return Refused(
                path, $"stack {Urns.Stack(other.Node.Urn)}", $"is an export of another stack than {stack}",
                $"give an export of the stack {stack}, or preview with --stack {Urns.Stack(other.Node.Urn)}");
        }

        var pending = Elements(deployment, "pending_operations").Select(PendingUrn).ToArray();
        Problem[] problems = [.. Interrupted(path, pending), .. IsOffline(deployment) ? [] : Unreadable(path, resources)];
        return new(new EarlierDeployment { Resources = resources, Pending = pending }, problems);
    }

    private static bool IsOffline(JsonElement deployment) =>
        deployment.TryGetProperty("manifest", out var manifest) && manifest.ValueKind == JsonValueKind.Object
        && manifest.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String
        && version.ValueEquals(OfflineVersion);

    private static IEnumerable<Problem> Interrupted(string path, string[] pending)
    {
        foreach (var urn in pending)
        {
            yield return new(
                Severity.Warning, urn, path, null,
                "was written while an operation on this resource was under way; whether it ended well is not known",
                "run pulumi refresh on the stack, and export it again");
        }
    }

    private static IEnumerable<Problem> Unreadable(string path, EarlierResource[] resources)
    {
        if (resources.FirstOrDefault(resource => HasUnreadable(resource.Node)) is not null)
        {
            yield return new(
                Severity.Info, null, path, null, "holds secrets that cannot be read here; they are taken to be unchanged",
                "export with pulumi stack export --show-secrets to compare them as well");
        }
    }

    private static bool HasUnreadable(ResourceNode node) => node.Inputs.Any(entry => HasUnreadable(entry.Value));

    private static bool HasUnreadable(PropertyValue value) => value switch
    {
        SecretValue secret => secret.HasUnknowns,
        ObjectValue fields => fields.Any(field => HasUnreadable(field.Value)),
        ListValue list => list.Items.Any(HasUnreadable),
        _ => false,
    };

    private static string PendingUrn(JsonElement operation) =>
        operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("resource", out var resource)
            ? ExportResource.Read(resource, default).Node.Urn
            : throw new FormatException("a pending operation has no resource");

    private static JsonElement[] Elements(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : throw new FormatException($"its {name} are no list");
    }

    /// <summary>A shell may have written the file in another encoding.</summary>
    private static ReadOnlyMemory<byte> AsUtf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
        _ => bytes,
    };

    private static ReadExport Refused(string path, string? value, string rule, string fix) =>
        new(null, [new(Severity.Error, null, path, value, rule, fix)]);
}
