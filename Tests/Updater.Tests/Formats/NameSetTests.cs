using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class NameSetTests
    {
        [Fact]
        public void Hashes_that_differ_in_one_bit_are_distinguished()
        {
            const uint hash = 0x5A3C9600;
            NameSet set = new();
            Assert.True(set.Add(hash));
            for (int bit = 0; bit < 32; bit++)
            {
                Assert.False(set.Contains(hash ^ (1u << bit)));
            }

            Assert.True(set.Contains(hash));
            Assert.False(set.Add(hash));
            Assert.Equal(1, set.Count);
        }

        [Fact]
        public void Ten_thousand_hashes_are_stored_once_each()
        {
            Random random = new(1);
            HashSet<uint> expected = [];
            NameSet set = new();
            for (int i = 0; i < 10_000; i++)
            {
                // Half of the hashes go to a quarter of the buckets.
                uint hash = (uint)random.NextInt64(1L << 32) & (i % 2 == 0 ? 0xFFFFFF3F : uint.MaxValue);
                Assert.Equal(expected.Add(hash), set.Add(hash));
                Assert.Equal(expected.Contains(~hash), set.Contains(~hash));
            }

            Assert.Equal(expected.Count, set.Count);
            Assert.All(expected, hash => Assert.True(set.Contains(hash)));
        }
    }
}
