namespace Platform.Components.AddOns;

/// <summary>
/// A value that an add-on takes from the secrets of the stack file, as it may stand nowhere in clear. It does not hold the value.
/// </summary>
/// <param name="Name">Its name among the secrets.</param>
/// <param name="Key">The setting that asks for it, below the add-on's own key.</param>
/// <param name="Holds">What it is, for whoever sets it.</param>
/// <param name="Otherwise">How to do without it.</param>
public sealed record AddOnSecret(string Name, string Key, string Holds, string Otherwise);
