using System.Text;
using Platform.Engine.Simulation.Random;

namespace Engine.Tests.Simulation.Random;

[TestFixture]
public sealed class BcryptTests
{
    // From the test vectors that implementations of bcrypt share; the salts are those within the hashes.
    [TestCase("", 6, "144b3d691a7b4ecf39cf735c7fa7a79c", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.")]
    [TestCase("a", 6, "a3612d8c9a37dac2f99d94da03bd4521", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [TestCase("abc", 6, "2a1f1dc70a3d147956a46febe3016017", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")]
    public void A_hash_is_the_one_that_others_compute(string password, int cost, string salt, string hash)
    {
        Assert.That(Bcrypt.Hash(Encoding.UTF8.GetBytes(password), Convert.FromHexString(salt), cost), Is.EqualTo(hash));
    }

    [Test]
    public void What_follows_72_bytes_does_not_count()
    {
        var salt = new byte[16];
        byte[] Password(int length, char last) => Encoding.ASCII.GetBytes(new string('x', length - 1) + last);

        Assert.That(Bcrypt.Hash(Password(73, 'a'), salt, 4), Is.EqualTo(Bcrypt.Hash(Password(73, 'b'), salt, 4)));
        Assert.That(Bcrypt.Hash(Password(72, 'a'), salt, 4), Is.Not.EqualTo(Bcrypt.Hash(Password(72, 'b'), salt, 4)));
    }

    [TestCase(15, 10)]
    [TestCase(16, 3)]
    [TestCase(16, 32)]
    public void A_salt_or_cost_that_bcrypt_has_not_is_an_error(int salt, int cost)
    {
        Assert.That(() => Bcrypt.Hash([1], new byte[salt], cost), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
