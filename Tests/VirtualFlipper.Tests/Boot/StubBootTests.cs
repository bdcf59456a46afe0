using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Boot
{
    /// <summary>Tests boots while page 0 starts a resume stub (docs/RESUME.md).</summary>
    public sealed class StubBootTests
    {
        private const int Page = 0x80;
        private static readonly byte[] s_loader = LoaderOf(0x20030000, 0x20000009);

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void The_package_of_the_pointer_file_is_started_regardless_of_the_registers(bool losesRegisters)
        {
            VirtualDevice device = Armed();
            if (losesRegisters)
            {
                device.Backup.Lose();
            }

            Recorder engine = new();
            BootReport report = BootSequence.Play(device, engine);

            Assert.Equal(BootEnding.WaitsForPerson, report.Ending);
            Assert.Equal(s_loader, engine.Image);
            Assert.True(device.Backup.HasValidHeader);
            Assert.Equal((BootMode.Update, 0x7FFFFFFFu), (device.Backup.BootMode, device.Backup.Read(6)));
        }

        [Fact]
        public void The_first_valid_package_in_update_is_started_if_the_package_of_the_pointer_file_is_missing()
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", "/ext/update/gone/update.fuf"u8);
            device.Card.Preload("/update/aaa/update.fuf", device.Card.Peek("/update/test/update.fuf")!);
            device.Card.Preload("/update/aaa/updater.bin", device.Card.Peek("/update/test/updater.bin")!);
            device.Card.Preload("/update/test/update.fuf", "Filetype: another"u8);
            BootSequence.Play(device, new Recorder());

            Assert.Equal(2u, device.Backup.Read(6));
        }

        [Theory]
        [InlineData("/.fupdate", "/int/update.fuf")]
        [InlineData("/update/test/updater.bin", "another loader")]
        [InlineData("/update/test/update.fuf", "Filetype: something else\n")]
        public void The_stub_waits_if_the_package_named_by_the_pointer_is_damaged(string path, string content)
        {
            VirtualDevice device = Armed();
            device.Card.Preload(path, Encoding.ASCII.GetBytes(content));

            Assert.Equal(RestState.ResumeStub, BootSequence.Play(device, new Recorder()).RestsAs);
        }

        // The native stub's tests assert the same behaviour (loading_test.cpp).
        [Theory]
        [InlineData(0x20030000, 0x2000000Fu, true)]
        [InlineData(0x20000000, 0x20000009u, true)]
        [InlineData(0x20030004, 0x20000009u, false)]
        [InlineData(0x20002002, 0x20000009u, false)]
        [InlineData(0x20030000, 0x20000008u, false)]
        [InlineData(0x20030000, 0x20000011u, false)]
        [InlineData(0x20030000, 0x08000009u, false)]
        public void The_stub_waits_if_the_loader_cannot_start(uint stack, uint entry, bool starts)
        {
            BootReport report = BootSequence.Play(Armed(loader: LoaderOf(stack, entry)), new Recorder());

            Assert.Equal(starts ? RestState.Updater : RestState.ResumeStub, report.RestsAs);
        }

        // A bad sector never makes the stub start another package.
        [Theory]
        [InlineData("/.fupdate")]
        [InlineData("/update/test/update.fuf")]
        [InlineData("/update/test/updater.bin")]
        public void The_stub_waits_if_a_file_is_unreadable(string path)
        {
            VirtualDevice device = Armed();
            foreach (string name in new[] { "update.fuf", "updater.bin" })
            {
                device.Card.Preload("/update/" + name, device.Card.Peek("/update/test/" + name)!);
            }

            device.Card.Faults.FailReads(path, 0);

            Assert.Equal(RestState.ResumeStub, BootSequence.Play(device, new Recorder()).RestsAs);
        }

        [Fact]
        public void An_unreadable_file_in_update_ends_the_search()
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", "/ext/update/gone/update.fuf"u8);
            device.Card.Preload("/update/update.fuf", device.Card.Peek("/update/test/update.fuf")!);
            device.Card.Faults.FailReads("/update/update.fuf", 0);

            Assert.Equal(RestState.ResumeStub, BootSequence.Play(device, new Recorder()).RestsAs);
        }

        // The native stub's tests assert the same behaviour (choice_test.cpp).
        [Theory]
        [InlineData("/ext/update/test/update.fuf\n", 0x7FFFFFFF)]
        [InlineData("/ext/update/test/update.fuf \r\n", 0x7FFFFFFF)]
        [InlineData("/ext/update/test/update.fuf\0\0", 0x7FFFFFFF)]
        [InlineData("/ext/update/gone/update.fuf\n", 1)]
        [InlineData("/ext/update/../update/test/update.fuf", 1)]
        [InlineData("/ext/update/./test/update.fuf", 1)]
        [InlineData("/ext//update//test/update.fuf", 0x7FFFFFFF)]
        public void Unusual_names_in_the_pointer_file_are_resolved_as_by_the_native_stub(string path, uint folder)
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", Encoding.Latin1.GetBytes(path));
            BootSequence.Play(device, new Recorder());

            Assert.Equal(folder, device.Backup.Read(6));
        }

        [Theory]
        [InlineData("/ext/update/test")]
        [InlineData("/ext/update/test\n")]
        [InlineData("\n/ext/update/test/update.fuf")]
        [InlineData("/ext/update/\u0001/update.fuf")]
        [InlineData("/ext/update/test/update.fuf/x")]
        public void The_stub_waits_if_the_pointer_names_a_folder_or_a_path_below_a_file(string path)
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes(path));

            Assert.Equal(RestState.ResumeStub, BootSequence.Play(device, new Recorder()).RestsAs);
        }

        [Fact]
        public void An_unknown_stub_hangs_when_its_pages_cannot_be_read()
        {
            VirtualDevice device = Armed(isKnown: false);
            Assert.Equal(RestState.Updater, StockBoot.WouldBoot(device));
            device.Flash.Mark(((int)(Address - FlashMap.Base) / 8) + 1000, DoubleWordState.EccError);
            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void Without_a_card_the_stub_waits()
        {
            VirtualDevice device = Armed();
            device.Card.Remove();

            Assert.Equal(RestState.ResumeStub, StockBoot.WouldBoot(device));
        }

        [Fact]
        public void An_incomplete_stub_hangs()
        {
            VirtualDevice device = Armed();
            device.Flash.Preload(Address + 72, [1, 2, 3, 4, 5, 6, 7, 8]);
            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));

            device = Armed();
            device.Flash.Mark((int)(Address - FlashMap.Base) / 8 + 2, DoubleWordState.EccError);
            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
        }

        [Theory]
        [InlineData(8)]
        [InlineData(60)]
        public void The_device_hangs_if_the_reset_vector_does_not_point_to_the_stub(int at)
        {
            VirtualDevice device = Armed();
            device.Flash.Preload(FlashMap.Base + (uint)at, [0, 0, 0, 8]);

            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
        }

        private static uint Address => FlashMap.Base + (Page * FlashMap.PageSize);

        private static byte[] LoaderOf(uint stack, uint entry)
        {
            byte[] loader = new byte[16];
            BinaryPrimitives.WriteUInt32LittleEndian(loader, stack);
            BinaryPrimitives.WriteUInt32LittleEndian(loader.AsSpan(4), entry);
            return loader;
        }

        private static VirtualDevice Armed(bool isKnown = true, byte[]? loader = null)
        {
            byte[] stub = new byte[96];
            BinaryPrimitives.WriteUInt32LittleEndian(stub, 0x20030000);
            for (int at = 4; at < 64; at += 4)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(stub.AsSpan(at), 0x49);
            }

            "FUPDstub"u8.CopyTo(stub.AsSpan(64));
            byte[] first = new byte[FlashMap.PageSize];
            first.AsSpan().Fill(0xFF);
            stub.AsSpan(0, 64).CopyTo(first);
            for (int at = 4; at < 64; at += 4)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(first.AsSpan(at), Address + 0x49);
            }

            VirtualDevice device = Samples.ArmedDevice(null, loader ?? s_loader);
            if (isKnown)
            {
                device.Images.AddStub(stub);
            }

            device.Flash.Preload(FlashMap.Base, first);
            device.Flash.Preload(Address, stub);
            return device;
        }

        private sealed class Recorder : IUpdaterEngine
        {
            public byte[] Image { get; private set; } = [];

            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
            {
                Image = image.ToArray();
                throw device.Rest("It runs.");
            }
        }
    }
}
