using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// Models the resume stub (docs/RESUME.md): how the vector table in page 0 starts the stub, which package the stub starts, and what
    /// it writes to the backup registers. On the emulator, the stub's instructions can run instead of this model.
    /// </summary>
    /// <remarks>Oracle for <c>Updater/Flash/ResumeStub.cs</c> and for <c>Native/stub</c>, with which it shares no code.</remarks>
    public static class StubBoot
    {
        private const int VectorsSize = 64;
        private const int EntriesOfFolder = 31;
        private const int LongestPointer = 254;
        private const int LargestManifest = 65535;
        private const int LargestLoader = 0x2C000;
        private const int VectorsOfLoader = 8;
        private const uint LoaderAddress = 0x20000000;
        private const uint LoaderMemory = 0x30000;
        private const uint ThisTarget = 7;
        private const uint NoFolder = 0x7FFFFFFF;
        private const uint OldFirmware = 0x7FFFFFFE;
        private const int FolderRegister = 6;
        private const int Registers = 20;
        private const string Root = "/ext/";

        /// <summary>
        /// CRC32 computation time per byte, in nanoseconds. The stub computes the CRC32 bit by bit, in 40 cycles per byte at 64 MHz.
        /// </summary>
        private const long CrcByte = 625;

        private static ReadOnlySpan<byte> Mark => "FUPDstub"u8;

        /// <summary>Finds the stub to which the reset vector in page 0 points.</summary>
        /// <returns>The first page of the stub, or null if the reset vector does not point to a stub.</returns>
        public static int? FindPage(FlashArray flash)
        {
            uint reset = BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes[4..]);
            int page = (int)((reset - FlashMap.Base) / FlashMap.PageSize);

            return page is > 0 and < FlashMap.Pages && IsStub(flash, page) ? page : null;
        }

        /// <summary>Determines whether a resume stub begins at a page.</summary>
        /// <param name="page">Page number, 0 to 255.</param>
        /// <returns><see langword="true"/> if the page contains the magic bytes of a stub.</returns>
        public static bool IsStub(FlashArray flash, int page) =>
            flash.Bytes[((page * FlashMap.PageSize) + VectorsSize)..].StartsWith(Mark);

        /// <summary>Decides the outcome of a boot by the stub, without changing the device.</summary>
        /// <param name="device">The device; the vector table in its page 0 points to the stub.</param>
        /// <param name="page">Number of the stub's first page.</param>
        internal static BootDecision Decide(VirtualDevice device, int page)
        {
            if (FindFault(device, page) is { } fault)
            {
                return new BootDecision(RestState.Hang, fault);
            }

            BootDecision decision = device.Card.IsInserted
                ? Load(device.Card, device.Buttons.HeldAtBoot == HeldKey.Down)
                : Wait("no card is in the slot");

            return decision with { StubRuns = true };
        }

        /// <summary>Writes the backup registers as the stub does before it starts a loader.</summary>
        /// <param name="folder">The value for backup register 6.</param>
        internal static void SelectUpdate(BackupRegisters registers, uint folder)
        {
            if (!registers.HasValidHeader)
            {
                for (int i = Registers - 1; i > 0; i--)
                {
                    registers.Write(i, 0);
                }

                registers.Write(0, BackupRegisters.ValidHeader);
            }

            Put(FolderRegister, folder);
            Put(1, (registers.Read(1) & ~(0xFu << 16)) | ((uint)BootMode.Update << 16));

            void Put(int index, uint value)
            {
                if (registers.Read(index) != value)
                {
                    registers.Write(index, value);
                }
            }
        }

        /// <summary>Gets the time that the stub takes from reset to the loader's first instruction.</summary>
        /// <param name="bytes">Number of bytes that the stub reads.</param>
        /// <returns>The time in nanoseconds.</returns>
        internal static long Time(int bytes) => CardTiming.Mount + CardTiming.Read(0, bytes) + (bytes * CrcByte);

        private static string? FindFault(VirtualDevice device, int page)
        {
            FlashArray flash = device.Flash;
            int start = page * FlashMap.PageSize;
            if (!flash.IsReadable(0, VectorsSize))
            {
                return "A vector in page 0 that points to the resume stub has an ECC error.";
            }

            for (int at = 4; at < VectorsSize; at += 4)
            {
                uint offset = BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes[(start + at)..]);
                if (BinaryPrimitives.ReadUInt32LittleEndian(flash.Bytes[at..]) != FlashMap.Base + (uint)start + offset)
                {
                    return $"Vector {at / 4} in page 0 does not point to the resume stub, but other vectors do.";
                }
            }

            return device.Images.IsWholeStub(flash, start) ? null : "Page 0 starts an incomplete resume stub.";
        }

        // The first unreadable file ends the search, so that a bad sector never causes another package to be started.
        private static BootDecision Load(VirtualCard card, bool goesBack)
        {
            CardResult found = ReadPointer(card, goesBack, out bool isBack, out byte[] pointer);
            if (found != CardResult.NotFound)
            {
                string path = Encoding.Latin1.GetString(PointerFile.PathIn(pointer));
                if (found != CardResult.Ok || pointer.Length > LongestPointer || !path.StartsWith(Root, StringComparison.Ordinal))
                {
                    return Wait("the pointer file cannot be read or holds no path below /ext");
                }

                (BootDecision? decision, _) = Try(card, path[(Root.Length - 1)..], isBack ? OldFirmware : NoFolder, null);
                if (decision is { } pointed)
                {
                    return pointed;
                }

                if (isBack)
                {
                    return Wait("the rollback package is missing");
                }
            }

            foreach ((string path, uint number) in PackagesOf(card))
            {
                (BootDecision? decision, bool isFailed) = Try(card, path, number, ThisTarget);
                if (isFailed || decision is { State: RestState.Updater })
                {
                    return decision!;
                }
            }

            return Wait("no package on the card can be started");
        }

        private static CardResult ReadPointer(VirtualCard card, bool goesBack, out bool isBack, out byte[] pointer)
        {
            pointer = [];
            CardResult found = goesBack ? card.ReadAtBoot("/.fu-back", out pointer) : CardResult.NotFound;
            isBack = found != CardResult.NotFound;
            return isBack ? found : card.ReadAtBoot("/.fupdate", out pointer);
        }

        private static IEnumerable<(string Path, uint Number)> PackagesOf(VirtualCard card)
        {
            yield return ("/update/update.fuf", 0);
            uint number = 0;
            foreach (CardItem item in card.PeekFolder("/update").Take(EntriesOfFolder))
            {
                yield return ($"/update/{item.Name}/update.fuf", ++number);
            }
        }

        /// <summary>Decides whether the stub can start the loader that a manifest names.</summary>
        /// <returns>The decision (null if there is no manifest), and whether reading the card failed.</returns>
        private static (BootDecision? Decision, bool IsFailed) Try(VirtualCard card, string path, uint folder, uint? target)
        {
            CardResult found = card.ReadAtBoot(path, out byte[] text);
            if (found == CardResult.NotFound)
            {
                return (null, false);
            }

            if (found != CardResult.Ok || text.Length > LargestManifest || StockManifest.ReadForStub(text) is not { } manifest
                || (target is not null && manifest.Target != target))
            {
                return (Wait($"{path} is not a manifest that the stub accepts"), IsFailure(found));
            }

            found = card.ReadAtBoot($"{path[..path.LastIndexOf('/')]}/{manifest.Loader}", out byte[] image);

            return found != CardResult.Ok || image.Length > LargestLoader || Crc32.Compute(image) != manifest.LoaderCrc || !CanStart(image)
                ? (Wait($"the loader of {path} is missing, damaged, or cannot start"), IsFailure(found))
                : (new BootDecision(RestState.Updater, "Page 0 starts the resume stub, which starts the package's loader.")
                {
                    Loader = image,
                    CardBytes = image.Length + text.Length,
                    StubFolder = folder,
                }, false);
        }

        /// <summary>Checks that the initial stack pointer of a loader is in SRAM1, and that its entry point is in the image.</summary>
        private static bool CanStart(byte[] image)
        {
            if (image.Length <= VectorsOfLoader)
            {
                return false;
            }

            uint stack = BinaryPrimitives.ReadUInt32LittleEndian(image) - LoaderAddress;
            uint entry = BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(sizeof(uint))) - LoaderAddress;

            return stack <= LoaderMemory && stack % sizeof(uint) == 0 && entry < image.Length && entry % 2 == 1;
        }

        private static bool IsFailure(CardResult result) => result is CardResult.ReadError or CardResult.NoFileSystem;

        private static BootDecision Wait(string why) =>
            new(RestState.ResumeStub, $"Page 0 starts the resume stub, which waits for a card: {why}.");
    }
}
