using System.Security.Cryptography;
using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Finds where two property bags differ. Secret marks do not count, names that begin with two underscores belong to the provider,
/// and lists are compared item by item. Nothing inside a secret gets a path of its own.
/// </summary>
internal static class ValueDifferences
{
    // Where a provider says which of the inputs it filled in itself.
    private const string Defaults = "__defaults";

    /// <summary>Whether the values are the same, secret marks aside. A secret that cannot be read is the same as anything.</summary>
    public static bool Same(PropertyValue old, PropertyValue now) => new Walk().Same(old, now);

    /// <summary>The differences, by path.</summary>
    /// <param name="old">What there was.</param>
    /// <param name="now">What there shall be.</param>
    /// <param name="uncompared">The paths of secrets that were taken to be the same because the earlier value cannot be read.</param>
    public static IReadOnlyList<PropertyChange> Between(ObjectValue old, ObjectValue now, out IReadOnlyList<string> uncompared)
    {
        var walk = new Walk();
        walk.Fields(old, now);
        uncompared = walk.Uncompared;
        return walk.Changes;
    }

    private sealed class Walk
    {
        private readonly List<PathStep> _path = [];

        public List<PropertyChange> Changes { get; } = [];

        public List<string> Uncompared { get; } = [];

        public void Fields(ObjectValue old, ObjectValue now)
        {
            foreach (var name in Names(old, now))
            {
                _path.Add(name);
                Member(Present(old[name]), Present(now[name]), isDefault: now[name] is null && IsDefault(old, name));
                _path.RemoveAt(_path.Count - 1);
            }
        }

        public bool Same(PropertyValue old, PropertyValue now)
        {
            if (IsUnreadable(old))
            {
                Uncompared.Add(_path.Count == 0 ? "" : new PropertyPath(_path).ToString());
                return true;
            }

            return (old.Plain, now.Plain) switch
            {
                (ListValue a, ListValue b) =>
                    a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
                (ObjectValue a, ObjectValue b) => Names(a, b).All(name => SameMember(a, b, name)),
                (ResourceReferenceValue a, ResourceReferenceValue b) => a.Urn == b.Urn,
                (AssetValue a, AssetValue b) => SameAsset(a, b),
                var (a, b) => a.Equals(b),
            };
        }

        private static bool IsUnreadable(PropertyValue value) => value is SecretValue secret && secret.Plain is UnknownValue;

        private static PropertyValue? Present(PropertyValue? value) => value?.Plain is NullValue ? null : value;

        private static bool IsDefault(ObjectValue old, string name) =>
            old[Defaults] is ListValue defaults && defaults.Items.Contains(new StringValue(name));

        private static IEnumerable<string> Names(ObjectValue old, ObjectValue now)
        {
            var names = ReferenceEquals(old, now) ? now.Names : old.Names.Union(now.Names).Order(StringComparer.Ordinal);
            return names.Where(name => !name.StartsWith("__", StringComparison.Ordinal));
        }

        private static bool SameAsset(AssetValue a, AssetValue b)
        {
            if (a.IsArchive != b.IsArchive)
                return false;
            if (a.Kind == "hash" || b.Kind == "hash")
                return (Hash(a) ?? a.Reference) == (Hash(b) ?? b.Reference);
            return a.Kind == b.Kind && a.Reference == b.Reference
                && a.Assets.Names.SequenceEqual(b.Assets.Names)
                && a.Assets.All(entry => entry.Value is AssetValue one && b.Assets[entry.Key] is AssetValue other && SameAsset(one, other));
        }

        private static string? Hash(AssetValue asset) =>
            asset.Kind == "text" ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asset.Reference))) : null;

        private bool SameMember(ObjectValue old, ObjectValue now, string name)
        {
            var (before, after) = (Present(old[name]), Present(now[name]));
            if (before is null || after is null)
                return ReferenceEquals(before, after) || (after is null && IsDefault(old, name));
            _path.Add(name);
            var same = Same(before, after);
            _path.RemoveAt(_path.Count - 1);
            return same;
        }

        private void Member(PropertyValue? old, PropertyValue? now, bool isDefault)
        {
            switch (old, now)
            {
                case (null, null):
                case (not null, null) when isDefault:
                    break;
                case (null, not null):
                    Add(ChangeKind.Add, null, now);
                    break;
                case (not null, null):
                    Add(ChangeKind.Delete, old, null);
                    break;
                case (ObjectValue before, ObjectValue after):
                    Fields(before, after);
                    break;
                case (ListValue before, ListValue after):
                    Items(before.Items, after.Items);
                    break;
                case ({ } before, { } after) when !Same(before, after):
                    Add(ChangeKind.Update, before, after);
                    break;
            }
        }

        private void Items(IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> now)
        {
            for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
            {
                _path.Add(i);
                Member(i < old.Count ? old[i] : null, i < now.Count ? now[i] : null, isDefault: false);
                _path.RemoveAt(_path.Count - 1);
            }
        }

        private void Add(ChangeKind kind, PropertyValue? old, PropertyValue? now)
        {
            var secret = old is SecretValue || now is SecretValue;
            Changes.Add(new(new PropertyPath([.. _path]), kind, Mark(old), Mark(now)));

            PropertyValue? Mark(PropertyValue? value) => secret && value is not null and not SecretValue ? new SecretValue(value) : value;
        }
    }
}
