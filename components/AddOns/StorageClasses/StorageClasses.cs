using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Storage = Pulumi.Kubernetes.Storage.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The class of volumes for claims that name none: encrypted, in the pod's zone, growing on demand; and the class of their snapshots.
/// </summary>
public sealed record StorageClasses : ObjectsAddOn
{
    private const string DefaultAnnotation = "storageclass.kubernetes.io/is-default-class";

    /// <inheritdoc/>
    public override string Name => "storage-classes";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <summary>The default class's name. Default: <c>standard-encrypted</c>.</summary>
    public string ClassName { get; init; } = "standard-encrypted";

    /// <summary>
    /// A key to encrypt volumes with: an ARN on AWS, an id on Google Cloud; null for that of the cluster's disks, where it has one, and
    /// else for the cloud's own. Default: null.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Whether volumes stay when their claims are deleted. Default: false; the class <c>…-retained</c> is there for it.</summary>
    public bool RetainVolumes { get; init; }

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.DefaultStorageClass];

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override bool BelongsOn(AddOnFacts facts) => facts.Storage is not null;

    /// <summary>The class that keeps volumes when their claims go.</summary>
    public string RetainedClassName => $"{ClassName}-retained";

    /// <summary>The default class, its twin that keeps volumes, snapshots, and the end of the cluster's own defaults.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside)
    {
        var storage = inside.Facts.Storage!;
        foreach (var former in storage.FormerDefaults)
            yield return NoLongerDefault(inside, former);
        yield return Class(inside, storage, "default", ClassName, isDefault: true, RetainVolumes);
        yield return Class(inside, storage, "retained", RetainedClassName, isDefault: false, retain: true);
        if (inside.Facts.Offers(Capability.VolumeSnapshots))
            yield return Snapshots(inside, storage);
    }

    private Storage.StorageClass Class(AddOnChildren inside, StorageFacts storage, string role, string name, bool isDefault, bool retain) =>
        new(inside.Named(role), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = name, Annotations = { [DefaultAnnotation] = isDefault ? "true" : "false" } },
            Provisioner = storage.Provisioner,
            Parameters = Parameters(inside.Facts.Resources, storage),
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
            ReclaimPolicy = retain ? "Retain" : "Delete",
        }, inside.Options());

    private InputMap<string> Parameters(CloudResources cloud, StorageFacts storage)
    {
        InputMap<string> parameters = storage.Parameters.ToImmutableDictionary();
        if ((Key is null ? cloud.DiskKey : Key) is { } key)
            parameters.Add(storage.KeyParameter, key);
        return parameters;
    }

    /// <summary>Only the annotation is ours; the class stays the cluster's, also when this goes.</summary>
    private static Storage.StorageClassPatch NoLongerDefault(AddOnChildren inside, string name) => new(inside.Named(name), new()
    {
        Metadata = new Meta.ObjectMetaPatchArgs
        {
            Name = name,
            Annotations = { [DefaultAnnotation] = "false", ["pulumi.com/patchForce"] = "true" },
        },
    }, inside.Options());

    /// <summary>Velero takes the class with this label for its snapshots.</summary>
    private static K8s.ApiExtensions.CustomResource Snapshots(AddOnChildren inside, StorageFacts storage) => new(inside.Named("snapshots"),
        new SnapshotClassArgs
        {
            Metadata = new Meta.ObjectMetaArgs
            {
                Name = "snapshots",
                Annotations = { ["snapshot.storage.kubernetes.io/is-default-class"] = "true" },
                Labels = { ["velero.io/csi-volumesnapshot-class"] = "true" },
            },
            Driver = storage.Provisioner,
            DeletionPolicy = "Delete",
        }, inside.Options());

    private sealed class SnapshotClassArgs() : K8s.ApiExtensions.CustomResourceArgs("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass")
    {
        [Input("driver")] public required Input<string> Driver { get; init; }

        [Input("deletionPolicy")] public required Input<string> DeletionPolicy { get; init; }
    }
}
