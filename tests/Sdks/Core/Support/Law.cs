using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Support;

/// <summary>States what holds for all values. A counterexample fails the test with the smallest one found.</summary>
internal static class Law
{
    public static void Holds<T>(Gen<T> values, Func<T, Task> law) =>
        Prop.ForAll(values.ToArbitrary(), value => law(value).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    public static void Holds<T1, T2>(Gen<T1> first, Gen<T2> second, Func<T1, T2, Task> law) =>
        Holds(from one in first from two in second select (one, two), both => law(both.one, both.two));

    public static void Holds<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third, Func<T1, T2, T3, Task> law) =>
        Holds(from one in first from two in second from three in third select (one, two, three), all => law(all.one, all.two, all.three));
}
