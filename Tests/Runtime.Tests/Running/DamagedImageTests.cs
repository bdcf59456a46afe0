using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>Checks that damaged images are refused before any of their code runs. The runtime is built with both sanitizers.</summary>
    public class DamagedImageTests
    {
        private const int DamagesEach = 3000;

        public static TheoryData<string, bool> Programs
        {
            get
            {
                TheoryData<string, bool> programs = [];

                foreach (string path in TestImages.CorpusSources)
                {
                    programs.Add(Path.GetFileNameWithoutExtension(path), false);
                    programs.Add(Path.GetFileNameWithoutExtension(path), true);
                }

                return programs;
            }
        }

        [Theory]
        [MemberData(nameof(Programs))]
        public void Every_damaged_image_is_refused_without_a_read_out_of_bounds(string program, bool forSize)
        {
            // A failure message contains the number of the damaged image; nano-damage with this seed recreates the image.
            string tool = NativeBuild.Ensure("host-sanitize", "nano-damage", "Tests/Native/runtime/nano-damage");
            string image = WriteImage(program, forSize);

            try
            {
                ProgramResult result = new HostProgram(tool, image, "1", DamagesEach.ToString()).Run();

                Assert.True(result.IsSuccess, $"{program}, seed 1: {result.Error}");
                Assert.StartsWith($"{DamagesEach} refused; ", result.Output, StringComparison.Ordinal);
            }
            finally
            {
                File.Delete(image);
            }
        }

        [Fact]
        public void A_damaged_image_is_refused_with_status_2_and_one_line()
        {
            byte[] image = TestImages.Link(File.ReadAllText(TestImages.CorpusSources[0])).Image;
            image[image.Length / 2] ^= 0x10;
            RuntimeOutcome outcome = Runtimes.OnHost(image, new RuntimeSettings());

            Assert.Equal(2, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.EndsWith(" is damaged: its CRC32 does not match",
                Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(16, "linked for a runtime with different natives: link it again")]
        [InlineData(20, "linked for a runtime with different operations: link it again")]
        public void An_image_with_a_different_fingerprint_is_refused_with_status_2_and_one_line(int offset, string reason)
        {
            byte[] image = TestImages.Link(File.ReadAllText(TestImages.CorpusSources[0])).Image;
            image[offset] ^= 1;
            BitConverter.GetBytes(Crc32(image.AsSpan(16))).CopyTo(image, 12);
            RuntimeOutcome outcome = Runtimes.OnHost(image, new RuntimeSettings());

            Assert.Equal(2, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.Contains(reason, Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
                StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(50)]
        [InlineData(-4)]
        public void A_truncated_image_is_refused_with_status_2_and_one_line(int size)
        {
            byte[] image = TestImages.Link(File.ReadAllText(TestImages.CorpusSources[0])).Image;
            RuntimeOutcome outcome = Runtimes.OnHost(image[..(size < 0 ? image.Length + size : size)], new RuntimeSettings());

            Assert.Equal(2, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        private static string WriteImage(string program, bool forSize)
        {
            string source = TestImages.CorpusSources.Single(path => Path.GetFileNameWithoutExtension(path) == program);
            string image = Path.GetTempFileName();
            File.WriteAllBytes(image, TestImages.Link(File.ReadAllText(source), forSize).Image);

            return image;
        }

        private static uint Crc32(ReadOnlySpan<byte> bytes)
        {
            uint crc = uint.MaxValue;

            foreach (byte value in bytes)
            {
                crc ^= value;

                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
                }
            }

            return ~crc;
        }
    }
}
