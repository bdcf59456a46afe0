using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Runtime.Tests.Conformance;
using FlipperUpdaterNano.Runtime.Tests.Linking;
using Xunit;

namespace FlipperUpdaterNano.Runtime.Tests.Running
{
    /// <summary>Tests the drive D: and the card slot, which .NET lacks; the emulated Cortex-M4 has an empty FAT16 card of 16 MiB.</summary>
    public class CardTests
    {
        private const string Source = """
            using System;
            using System.IO;
            using nanoFramework.System.IO;
            using nanoFramework.System.IO.FileSystem;

            SDCard card = new SDCard(
                        new SDCardSpiParameters { slotIndex = 2, spiBus = 1 }, new CardDetectParameters { enableCardDetectPin = true });
            Console.WriteLine(card.IsCardDetected + " " + card.IsMounted + " " + card.CardDetectEnabled
                        + " " + card.SlotIndex + " " + (card.CardType == SDCard.SDInterfaceType.Spi));
            card.CardDetectChanged += (sender, e) => Console.WriteLine("changed");
            StorageEventManager.RemovableDeviceRemoved += (sender, e) => Console.WriteLine("removed");
            card.Mount();
            Console.WriteLine(card.IsMounted.ToString());
            Directory.CreateDirectory("D:\\folder/sub");
            FileStream open = File.Create(@"D:\folder\sub\a file.txt");
            open.WriteByte(65);
            card.Unmount();
            open.Close();
            Console.WriteLine(File.ReadAllText("d:/folder/sub/../sub/a file.txt") + " " + File.Exists("folder/sub/a file.txt"));
            DriveInfo[] drives = DriveInfo.GetDrives();
            Console.WriteLine(drives.Length + " " + drives[0].Name.Substring(0, 2) + " " + (drives[0].TotalSize > 8000000)
                        + " " + (drives[0].DriveType == DriveType.Removable));
            Directory.Delete("D:\\folder", true);
            Console.WriteLine(Directory.Exists("D:\\folder").ToString());
            card.Dispose();

            try
            {
                card.Mount();
            }
            catch (ObjectDisposedException)
            {
                Console.WriteLine("disposed");
            }

            try
            {
                new DriveInfo("X:");
            }
            catch (ArgumentException)
            {
                Console.WriteLine("no drive");
            }
            """;

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void Drive_D_is_the_card_on_the_Cortex_M4_and_the_working_folder_on_the_desktop(bool chip)
        {
            byte[] image = TestImages.Link(Source).Image;
            RuntimeSettings settings = new() { HeapBytes = 32 * 1024, StackBytes = 16 * 1024 };
            RuntimeOutcome outcome = chip ? Runtimes.OnChip(image, settings) : Runtimes.OnHost(image, settings);

            Assert.Equal("True False True 2 True\nTrue\nA True\n1 D: True True\nFalse\ndisposed\nno drive\n", outcome.Output);
            Assert.Equal(0, outcome.ExitCode);
        }

        [Fact]
        public void Access_to_a_missing_drive_throws_IOException_on_the_Cortex_M4()
        {
            byte[] image = TestImages.Link("""
                try
                {
                    System.IO.File.ReadAllText("E:\\x");
                }
                catch (System.IO.IOException e)
                {
                    return e.ErrorCode == System.IO.IOException.IOExceptionErrorCode.VolumeNotFound ? 5 : 6;
                }

                return 7;
                """).Image;

            Assert.Equal(5, Runtimes.OnChip(image, new RuntimeSettings()).ExitCode);
        }
    }
}
