using Codegen.Emit;
using Codegen.Tests.Support;

namespace Codegen.Tests.Emit;

[TestFixture]
public sealed class ReplacePathsTests
{
    [Test]
    public void Every_property_that_replaces_is_found_at_any_depth_and_circles_end()
    {
        var package = Schemas.Read(Schemas.Acme("""
            "types": {
              "acme:shop:Part": {"type": "object", "properties": {
                "id": {"type": "string", "replaceOnChanges": true},
                "parts": {"type": "array", "items": {"$ref": "#/types/acme:shop:Part"}},
                "tags": {"type": "object", "replaceOnChanges": true}}}
            },
            "resources": {"acme:shop:Tool": {"properties": {
              "kind": {"type": "string", "replaceOnChanges": true},
              "label": {"type": "string"},
              "main": {"$ref": "#/types/acme:shop:Part"},
              "names": {"type": "array", "items": {"type": "string"}, "replaceOnChanges": true},
              "spare": {"type": "object", "additionalProperties": {"$ref": "#/types/acme:shop:Part"}}}}}
            """));

        Assert.That(ReplacePaths.Of(package, package.Resources.Single()), Is.EqualTo(
            new[] { "kind", "main.id", "main.tags.*", "names[*]", "spare.*.id", "spare.*.tags.*" }));
    }
}
