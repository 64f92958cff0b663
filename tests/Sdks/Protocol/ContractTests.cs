using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class ContractTests
{
    private static readonly FileDescriptor[] Files =
    [
        AliasReflection.Descriptor,
        AnalyzerReflection.Descriptor,
        CallbackReflection.Descriptor,
        EngineReflection.Descriptor,
        PluginReflection.Descriptor,
        ResourceReflection.Descriptor,
        SourceReflection.Descriptor,
    ];

    /// <summary>The file holds the official names, numbers and types of every field; the .proto files are held against it.</summary>
    [Test]
    public void Names_numbers_and_types_are_the_official_ones() =>
        Assert.That(Files.SelectMany(Lines).Order(StringComparer.Ordinal), Is.EqualTo(File.ReadAllLines(ContractFile)));

    [TestCase("ResourceMonitor", typeof(ResourceMonitorMethods))]
    [TestCase("Engine", typeof(EngineMethods))]
    [TestCase("Callbacks", typeof(CallbacksMethods))]
    [TestCase("Analyzer", typeof(AnalyzerMethods))]
    public void Every_method_of_a_service_is_in_its_table_with_its_messages(string service, System.Type table)
    {
        var declared = Files.SelectMany(file => file.Services).Single(s => s.Name == service).Methods.Select(method =>
            $"{method.Name} /{method.Service.FullName}/{method.Name} {method.InputType.ClrType.Name} {method.OutputType.ClrType.Name}");

        var listed = table.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => string.Join(
            ' ',
            property.Name,
            property.PropertyType.GetProperty("FullName")!.GetValue(property.GetValue(null)),
            property.PropertyType.GenericTypeArguments[0].Name,
            property.PropertyType.GenericTypeArguments[1].Name));

        Assert.That(listed, Is.EqualTo(declared));
    }

    [Test]
    public void Options_left_unset_are_absent_and_options_set_to_false_are_not()
    {
        var unset = Read(new RegisterResourceRequest { Name = "r" });
        var set = Read(new RegisterResourceRequest { Protect = false, RetainOnDelete = false });

        Assert.That((unset.HasProtect, unset.HasRetainOnDelete, unset.Hooks), Is.EqualTo((false, false, (object?)null)));
        Assert.That((set.HasProtect, set.HasRetainOnDelete), Is.EqualTo((true, true)));

        static RegisterResourceRequest Read(RegisterResourceRequest sent) => RegisterResourceRequest.Parser.ParseFrom(sent.ToByteArray());
    }

    [Test]
    public void The_same_parent_is_told_apart_from_no_word_about_it()
    {
        var same = Alias.Parser.ParseFrom(new Alias { Spec = new Alias.Types.Spec { NoParent = false } }.ToByteArray());

        Assert.That(same.Spec.ParentCase, Is.EqualTo(Alias.Types.Spec.ParentOneofCase.NoParent));
    }

    private static string ContractFile => Path.Combine(TestContext.CurrentContext.TestDirectory, "contract.txt");

    private static IEnumerable<string> Lines(FileDescriptor file) =>
        file.MessageTypes.SelectMany(message => Lines(message, ""))
            .Concat(file.EnumTypes.SelectMany(type => type.Values.Select(value => $"enum {type.Name}.{value.Name} = {value.Number}")))
            .Concat(file.Services.SelectMany(service => service.Methods.Select(method =>
                $"rpc {service.Name}.{method.Name} ({method.InputType.Name}) returns ({method.OutputType.Name})")));

    private static IEnumerable<string> Lines(MessageDescriptor message, string prefix)
    {
        var name = prefix + message.Name;
        if (message.Fields.InDeclarationOrder().Count == 0)
            yield return $"{name} is empty";
        foreach (var field in message.Fields.InDeclarationOrder())
            yield return $"{name}.{field.Name} = {field.FieldNumber} {Label(field)}{Type(field)}";
        foreach (var nested in message.NestedTypes.Where(type => type.GetOptions() is not { MapEntry: true }))
            foreach (var line in Lines(nested, name + "."))
                yield return line;
    }

    private static string Label(FieldDescriptor field) =>
        field.IsMap ? "map "
        : field.IsRepeated ? "repeated "
        : field.RealContainingOneof is { } oneof ? $"oneof {oneof.Name} "
        : field.ToProto().Proto3Optional ? "optional "
        : "";

    private static string Type(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message when field.IsMap => string.Join(' ', field.MessageType.Fields.InFieldNumberOrder().Select(Type)),
        FieldType.Message => field.MessageType.FullName.Replace("pulumirpc.", "", StringComparison.Ordinal),
        FieldType.Enum => field.EnumType.Name,
        var type => type.ToString().ToLowerInvariant(),
    };
}
