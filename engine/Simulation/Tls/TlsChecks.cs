using Platform.Engine.Checks;
using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// What inputs of the tls package come to together, where each by itself is sound: what Go's library refuses to sign, what has no
/// effect, what cannot be computed here. Single values are the affair of <see cref="TlsRules"/>; whether PEM text can be read turns
/// out when it is used.
/// </summary>
internal static class TlsChecks
{
    /// <summary>Smaller keys are refused by their value alone.</summary>
    private const int LeastRsaBits = 1024;

    /// <summary>What authorities and browsers ask for (CA/Browser Forum Baseline Requirements, section 6.1.5).</summary>
    private const int SoundRsaBits = 2048;

    /// <summary>Larger keys take minutes to make.</summary>
    private const int MostRsaBits = 8192;

    /// <summary>The longest time that Go's <c>Duration</c> holds, 292 years.</summary>
    private const int MostHours = 2_562_047;

    private static readonly ValueRule PrivateKeyRules = Rule.All(
        Rule.At("algorithm", Algorithm),
        Only("ecdsaCurve", "ECDSA"),
        Only("rsaBits", "RSA"),
        RsaBits);

    private static readonly ValueRule NameRules = Rule.All(
        Rule.At("dnsNames", Rule.Each(DnsNames)),
        Rule.At("uris", Rule.Each(Rule.Text(Ascii))),
        Rule.At("subject", Rule.At("country", Country)),
        Rule.At("subject", Rule.At("emailAddress", Rule.Text(Ascii))));

    private static readonly ValueRule TermRules = Rule.All(
        Rule.At("validityPeriodHours", Hours),
        Rule.At("earlyRenewalHours", Hours),
        PathLength,
        Renewal);

    private static readonly ValueRule CertRequestRules = Rule.All(OneKey("privateKeyPem"), NameRules);

    private static readonly ValueRule SelfSignedCertRules = Rule.All(OneKey("privateKeyPem"), NameRules, TermRules, OwnKeyId);

    private static readonly ValueRule LocallySignedCertRules = Rule.All(OneKey("caPrivateKeyPem"), TermRules);

    /// <summary>Finds what is wrong. Inputs of the wrong type are the schema's affair and pass.</summary>
    public static void Check(string type, ObjectValue inputs, Findings findings)
    {
        var context = new RuleContext(findings, type, Region: null);
        switch (type)
        {
            case TlsProvider.PrivateKey:
                PrivateKeyRules(inputs, context);
                break;
            case TlsProvider.CertRequest:
                CertRequestRules(inputs, context);
                break;
            case TlsProvider.SelfSignedCert:
                SelfSignedCertRules(inputs, context);
                break;
            case TlsProvider.LocallySignedCert:
                LocallySignedCertRules(inputs, context);
                break;
        }
    }

    private static void Algorithm(PropertyValue value, RuleContext context)
    {
        if (value is StringValue { Value: "ED25519" })
        {
            context.Findings.Error(
                value, "keys of this algorithm cannot be computed offline", "use algorithm ECDSA with ecdsaCurve P256, or RSA");
        }
    }

    private static void RsaBits(PropertyValue value, RuleContext context)
    {
        var inputs = (ObjectValue)value;
        if (inputs.Text("algorithm") != "RSA" || Rule.AsNumber(inputs["rsaBits"]) is not (>= LeastRsaBits and var bits))
            return;

        var given = inputs["rsaBits"];
        At("rsaBits", context, findings =>
        {
            if (bits > MostRsaBits || bits % 8 != 0)
                findings.Error(given, $"cannot be computed offline: must be a multiple of 8 up to {MostRsaBits}", "use 2048, 3072 or 4096");
            else if (bits < SoundRsaBits)
                findings.Warning(given, $"is weak: authorities and browsers ask for at least {SoundRsaBits}", "use 2048");
        });
    }

    private static ValueRule Only(string name, string algorithm) => (value, context) =>
    {
        var inputs = (ObjectValue)value;
        if (inputs[name] is { } given and not NullValue && inputs.Text("algorithm") is { } other && other != algorithm)
            At(name, context, findings => findings.Warning(given, $"has no effect with algorithm {other}", $"remove {name}"));
    };

    private static ValueRule OneKey(string name) => (value, context) =>
    {
        var inputs = (ObjectValue)value;
        var writeOnly = name + "Wo";
        var given = new[] { name, writeOnly }.Count(key => inputs[key] is not null and not NullValue);
        if (given == 0)
        {
            At(name, context, findings =>
                findings.Error(null, "is required", $"set {name} to the privateKeyPem of a tls.PrivateKey, or {writeOnly}"));
        }
        else if (given == 2)
        {
            At(writeOnly, context, findings =>
                findings.Error(inputs[writeOnly], $"must not be set together with {name}", "remove one of the two"));
        }
    };

    private static void DnsNames(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value.Length: > 0 } text)
            return;

        if (Ascii(text.Value) is { } unwritable)
            context.Findings.Error(value, unwritable.Rule, unwritable.Fix);
        else if (DnsName.HostOrWildcard(text.Value) is { } unusual)
            context.Findings.Warning(value, unusual.Rule, unusual.Fix ?? "use a host name such as api.example.com: clients match no other");
    }

    private static Complaint? Ascii(string text) =>
        text.All(c => c is > ' ' and <= '~')
            ? null
            : new Complaint("must consist of ASCII characters without spaces", "write it in its ASCII form, such as xn--bcher-kva.example");

    private static void Hours(PropertyValue value, RuleContext context)
    {
        if (Rule.AsNumber(value) is > MostHours)
        {
            context.Findings.Error(
                value, $"must be at most {MostHours}, 292 years: the provider counts no further", "use 87600 for ten years");
        }
    }

    private static void Country(PropertyValue value, RuleContext context)
    {
        if (value is StringValue { Value: var country } && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
        {
            context.Findings.Warning(
                value, "should be a country's two capital letters (ISO 3166): others insist on them", "use DE for Germany");
        }
    }

    private static void PathLength(PropertyValue value, RuleContext context)
    {
        var inputs = (ObjectValue)value;
        if (inputs["isCaCertificate"] is { HasUnknowns: true } || Rule.AsNumber(inputs["maxPathLength"]) is not { } length)
            return;

        var authority = new TlsInputs(inputs).Flag("isCaCertificate");
        var given = inputs["maxPathLength"];
        At("maxPathLength", context, findings =>
        {
            if (length > 0 && !authority)
                findings.Error(given, "only authorities have one", "set isCaCertificate to true, or remove maxPathLength");
            else if (length == 0 && authority)
                findings.Warning(given, "the provider takes 0 for unset and writes no limit", "use at least 1, or remove it");
        });
    }

    private static void Renewal(PropertyValue value, RuleContext context)
    {
        var inputs = (ObjectValue)value;
        if (Rule.AsNumber(inputs["earlyRenewalHours"]) is > 0 and var early
            && Rule.AsNumber(inputs["validityPeriodHours"]) is { } hours
            && early >= hours)
        {
            At("earlyRenewalHours", context, findings => findings.Warning(
                inputs["earlyRenewalHours"],
                "is not less than validityPeriodHours, so every update makes a new certificate",
                "use a part of validityPeriodHours, such as a third"));
        }
    }

    private static void OwnKeyId(PropertyValue value, RuleContext context)
    {
        var inputs = (ObjectValue)value;
        var terms = new TlsInputs(inputs);
        var open = inputs["isCaCertificate"] is { HasUnknowns: true } || inputs["setSubjectKeyId"] is { HasUnknowns: true };
        if (terms.Flag("setAuthorityKeyId") && !open && !terms.Flag("isCaCertificate") && !terms.Flag("setSubjectKeyId"))
        {
            At("setAuthorityKeyId", context, findings =>
                findings.Error(inputs["setAuthorityKeyId"], "there is no key id to refer to", "set setSubjectKeyId to true as well"));
        }
    }

    private static void At(string name, RuleContext context, Action<Findings> find)
    {
        context.Findings.Enter(name);
        find(context.Findings);
        context.Findings.Leave();
    }
}
