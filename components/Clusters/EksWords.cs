namespace Platform.Components.Clusters;

/// <summary>What EKS calls the values of a control plane's settings. Pure.</summary>
internal static class EksWords
{
    public static string Of(EksSupport support) => support == EksSupport.Extended ? "EXTENDED" : "STANDARD";

    public static string Of(EksIpFamily family) => family == EksIpFamily.Ipv6 ? "ipv6" : "ipv4";

    public static string Of(EksTier tier) => tier switch
    {
        EksTier.Xl => "tier-xl",
        EksTier.Xl2 => "tier-2xl",
        EksTier.Xl4 => "tier-4xl",
        EksTier.Xl8 => "tier-8xl",
        _ => "standard",
    };
}
