using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers.Markdown;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>What a change must not do by the way. They compare with what is deployed, which no look at a program alone can.</summary>
internal static class DeltaRules
{
    private static readonly string[] Clusters = [EksClusterRules.Cluster, GkeClusterRules.Cluster];
    private static readonly string[] Protections = ["deletionProtection", "deletionProtectionEnabled"];
    private static readonly string[] Keys = ["kmsKeyId", "kmsKeyArn", "kmsKeyName", "encryptionConfig", "databaseEncryption"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("PULUMI-004", Critical, "no change deletes or replaces what holds state",
            "keep it, or waive the rule for the one resource with a reason and a near end",
            [], ["*"], Loses) { AboutChanges = true },
        new("PULUMI-005", High, "no change takes protection away", "set protect and deletionProtection again, or waive the rule",
            [], ["*"], Unprotects) { AboutChanges = true },
        new("PULUMI-006", High, "clusters are upgraded one minor at a time, and never back", "go to the next minor first", [], Clusters,
            Upgrades)
        {
            AboutChanges = true,
        },
        new("PULUMI-007", High, "no change takes an encryption key away", "keep the key: what it encrypts is read with it only", [], ["*"],
            Decrypts)
        {
            AboutChanges = true,
        },
    ];

    private static void Loses(Subject subject)
    {
        if (subject.Step is not { Destroys: true } step || StatefulTypes.Holding(subject.Node.Type) is not { } holding)
        {
            if (StatefulTypes.Holding(subject.Node.Type) is null)
                subject.Skip();
            return;
        }

        if (step.Operation == Operation.Replace && step.Reasons.Count > 0 && step.Reasons.All(reason => IsOpen(step, reason)))
            subject.Unknown(step.Reasons[0].Key, $"may be replaced, and with it {holding}: the value is not known before the update");
        else
            subject.Fail(step.Reasons.Count > 0
                ? step.Reasons[0].Key : step.Operation.Name(), step.Operation.Name(), $"must not happen unseen: with it goes {holding}");
    }

    /// <summary>Whether the resource is replaced only because a value is not known yet.</summary>
    private static bool IsOpen(Step step, ReplaceReason reason) =>
        step.Changes.Any(change => change.Path.ToString() == reason.Key && change.New?.HasUnknowns == true);

    private static void Unprotects(Subject subject)
    {
        if (subject.Step is not { Old.Node: var old, New: { } now })
            return;
        if (old.Options.Protect && !now.Options.Protect && !now.Options.RetainOnDelete)
            subject.Fail("protect", null, "must stay set as a resource option");
        foreach (var name in Protections)
        {
            if (Values.Flag(old.Inputs[name]) == true)
                subject.MustBe(name, true, missing: false);
        }
    }

    private static void Upgrades(Subject subject)
    {
        if (subject.Step is not { Old.Node: var old, New: { } now } || PolicyFacts.MinorOf(old) is not { } from)
            return;
        var name = now.Type == EksClusterRules.Cluster ? "version" : "minMasterVersion";
        if (subject.At(name) is UnknownValue)
            subject.Unknown(name);
        else if (PolicyFacts.MinorOf(now) is { } to && to < from)
            subject.Fail(name, subject.At(name), $"must not be less than 1.{from}: no cluster goes back");
        else if (PolicyFacts.MinorOf(now) is { } next && next > from + 1)
            subject.Fail(name, subject.At(name), $"must be 1.{from + 1} first");
    }

    private static void Decrypts(Subject subject)
    {
        var found = false;
        if (subject.Step is not { Old.Node: var old, New: not null })
        {
            subject.Skip();
            return;
        }

        foreach (var name in Keys)
        {
            if (old.Inputs[name] is null or NullValue)
                continue;
            found = true;
            subject.Must(name, _ => true, "must stay set");
        }

        if (!found)
            subject.Skip();
    }
}
