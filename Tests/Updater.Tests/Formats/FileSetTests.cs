using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Formats;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    public class FileSetTests
    {
        private static readonly byte[] s_md5 = [.. Enumerable.Range(1, 16).Select(value => (byte)value)];

        [Fact]
        public void A_file_is_found_by_path_and_size_and_MD5()
        {
            FileSet set = new(new DesktopBytes());
            set.Add(1, 2, s_md5);
            set.Add(1, 2, s_md5);

            Assert.True(set.Contains(1, 2, s_md5));
            Assert.Equal(1, set.Count);
            Assert.False(set.Contains(1, 3, s_md5));
            Assert.False(set.Contains(3, 2, s_md5));
            Assert.False(set.Contains(1, 2, [.. s_md5.Reverse()]));
        }

        /// <summary>
        /// In a ResourceSet, a file's number depends on path and size only through their exclusive-or, so exchanging the two does not
        /// change the number.
        /// </summary>
        [Fact]
        public void Two_files_with_the_same_number_in_a_ResourceSet_are_distinguished()
        {
            FileSet set = new(new DesktopBytes());
            set.Add(1, 2, s_md5);

            Assert.False(set.Contains(2, 1, s_md5));
        }
    }
}
