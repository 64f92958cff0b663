using System.Text;
using Platform.Engine.Costs;

namespace Engine.Tests.Costs;

/// <summary>A small price book with round prices, of which no two are the same, so that a test can tell them apart.</summary>
internal static class Books
{
    public static readonly DateOnly Day = new(2026, 11, 21);

    public static IReadOnlyDictionary<string, PriceBook> Small { get; } = new Dictionary<string, PriceBook>
    {
        ["aws"] = Read("""
            {
              "cloud": "aws", "currency": "USD", "defaultRegion": "home",
              "sources": {
                "list": { "title": "a list", "date": "2026-09-01", "url": "https://prices.example/list" },
                "old": { "title": "an old list", "date": "2026-01-31", "url": "https://prices.example/old" }
              },
              "prices": [
                { "item": "cluster", "unit": "hour", "source": "list", "everywhere": 0.10 },
                { "item": "cluster-extended-support", "unit": "hour", "source": "list", "everywhere": 0.60 },
                { "item": "nat-gateway", "unit": "hour", "source": "list", "regions": { "home": 0.04, "abroad": 0.05 } },
                { "item": "nat-gateway-data", "unit": "GB", "source": "old", "regions": { "home": 0.03 } },
                { "item": "interface-endpoint", "unit": "hour", "source": "list", "regions": { "home": 0.01, "abroad": 0.02 } },
                { "item": "interface-endpoint-data", "unit": "GB", "source": "list", "regions": { "home": 0.011 } },
                { "item": "load-balancer", "unit": "hour", "source": "list", "regions": { "home": 0.025 } },
                { "item": "network-capacity-unit", "unit": "NLCU-hour", "source": "list", "regions": { "home": 0.006 } },
                { "item": "public-ipv4", "unit": "hour", "source": "list", "everywhere": 0.005 },
                { "item": "disk-gp3", "unit": "GiB-month", "source": "list", "regions": { "home": 0.08, "abroad": 0.09 } },
                { "item": "disk-gp3-iops", "unit": "IOPS-month", "source": "list", "regions": { "home": 0.007 } },
                { "item": "disk-gp3-throughput", "unit": "MiB/s-month", "source": "list", "regions": { "home": 0.04 } },
                { "item": "key", "unit": "month", "source": "list", "everywhere": 1 },
                { "item": "key-requests", "unit": "10,000 requests", "source": "list", "regions": { "home": 0.03 } }
              ],
              "machines": [
                { "type": "m7g.large", "cpus": 2, "memoryGiB": 8, "architecture": "arm64", "source": "list",
                  "regions": { "home": 0.2, "abroad": 0.3 } },
                { "type": "r7g.large", "cpus": 2, "memoryGiB": 16, "architecture": "arm64", "source": "list", "regions": { "home": 0.25 } },
                { "type": "c7i.large", "cpus": 2, "memoryGiB": 4, "architecture": "amd64", "source": "list", "regions": { "home": 0.7 } },
                { "type": "t3.medium", "cpus": 2, "memoryGiB": 4, "architecture": "amd64", "source": "list", "regions": { "home": 0.06 } }
              ]
            }
            """),
        ["gcp"] = Read("""
            {
              "cloud": "gcp", "currency": "USD", "defaultRegion": "middle",
              "sources": { "list": { "title": "a list", "date": "2026-09-01", "url": "https://prices.example/gcp" } },
              "prices": [
                { "item": "cluster", "unit": "hour", "source": "list", "everywhere": 0.11 },
                { "item": "nat-machine", "unit": "hour", "source": "list", "regions": { "middle": 0.002 } },
                { "item": "nat-data", "unit": "GiB", "source": "list", "regions": { "middle": 0.045 } },
                { "item": "external-address", "unit": "hour", "source": "list", "regions": { "middle": 0.004 } },
                { "item": "forwarding-rules-first-five", "unit": "hour", "source": "list", "regions": { "middle": 0.025 } },
                { "item": "forwarding-rule", "unit": "hour", "source": "list", "regions": { "middle": 0.01 } },
                { "item": "load-balancer-data", "unit": "GiB", "source": "list", "regions": { "middle": 0.008 } },
                { "item": "disk-pd-balanced", "unit": "GiB-month", "source": "list", "regions": { "middle": 0.1 } },
                { "item": "disk-pd-ssd", "unit": "GiB-month", "source": "list", "regions": { "middle": 0.2 } }
              ],
              "machines": [
                { "type": "e2-standard-4", "cpus": 4, "memoryGiB": 16, "architecture": "amd64", "source": "list",
                  "regions": { "middle": 0.15 }, "spot": { "middle": 0.05 } },
                { "type": "e2-medium", "cpus": 2, "memoryGiB": 4, "architecture": "amd64", "source": "list", "regions": { "middle": 0.03 } }
              ]
            }
            """),
    };

    public static PriceBook Read(string json) => PriceBookReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
