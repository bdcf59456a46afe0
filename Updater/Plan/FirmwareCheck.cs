using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 2 and the firmware's part of stage 20: checks the structure and the CRC of the DFU file, the addresses of its elements, and
    /// whether the core can start from this firmware. The CRC of every page is recorded.
    /// </summary>
    internal static class FirmwareCheck
    {
        /// <summary>Reads the firmware.</summary>
        /// <param name="context">The shared state of the checks.</param>
        /// <param name="secureStart">First flash address owned by CPU2 after the update.</param>
        /// <param name="storage">
        /// Receives the location at which the firmware keeps /int; <see cref="InternalStorageTargets.None"/> if there is no usable
        /// firmware.
        /// </param>
        /// <returns>The contents of the firmware's pages, or <see langword="null"/> if there is no usable firmware.</returns>
        internal static PageMap Run(PreflightContext context, uint secureStart, out InternalStorageTargets storage)
        {
            InternalStorageScan scan = new InternalStorageScan(context.Device.Bytes);
            PageMap map = Run(context, secureStart, scan);
            storage = map == null ? InternalStorageTargets.None : scan.Targets;
            return map;
        }

        private static PageMap Run(PreflightContext context, uint secureStart, InternalStorageScan scan)
        {
            if (context.Manifest.Firmware.Length == 0)
            {
                CheckNeed(context);
                return null;
            }

            context.Progress.Report(Stage.DfuCheck, 0);
            ICardFile file = context.Open(context.Manifest.Firmware, Stage.DfuCheck, ErrorDetails.DfuCheck.CannotOpen);
            if (file == null)
            {
                return null;
            }

            try
            {
                DfuFile dfu = DfuFile.Read(file);
                return Check(context, file, dfu.Elements, secureStart, scan);
            }
            catch (MalformedException e)
            {
                context.Findings.Error(Stage.DfuCheck, ErrorDetails.DfuCheck.NotDfu, e.Message);
            }
            catch (CardIoException e)
            {
                int percent = PreflightContext.Percent(file, ErrorDetails.DfuCheck.LastReadError);
                context.Findings.Error(Stage.DfuCheck, percent == 0 ? ErrorDetails.DfuCheck.FirstReadError : percent, e.Message);
            }
            finally
            {
                file.Close();
            }

            return null;
        }

        private static void CheckNeed(PreflightContext context)
        {
            if (ResumeStub.ArmedPage(context.Device.Flash) != 0)
            {
                context.Findings.Error(
                    Stage.Manifest, ErrorDetails.Manifest.NoFirmware,
                    "An interrupted update left no complete firmware in flash; a package with firmware is needed.");
            }
        }

        private static PageMap Check(
            PreflightContext context, ICardFile file, DfuElement[] elements, uint secureStart, InternalStorageScan scan)
        {
            int fault = FindPlacementFault(secureStart, elements, out string text);
            PageMap map = fault == 0 ? NewMap(context, elements) : null;
            byte[] vectors = new byte[8];
            if (ReadAll(context, file, elements, map, vectors, scan) != DfuFile.WholeFileCrc)
            {
                context.Findings.Error(Stage.DfuCheck, ErrorDetails.DfuCheck.CrcMismatch,
                    context.Manifest.Firmware + " is damaged: its CRC32 is wrong.");
                return null;
            }

            if (fault == 0)
            {
                fault = FindStartFault(elements, vectors, out text);
            }

            if (fault != 0)
            {
                context.Findings.Error(Stage.ImageCheck, fault, text);
                return null;
            }

            return map;
        }

        // Returns the progress value of stage 20 for the first element with an invalid address, or 0 if all addresses are valid.
        private static int FindPlacementFault(uint secureStart, DfuElement[] elements, out string text)
        {
            for (int i = 0; i < elements.Length; i++)
            {
                DfuElement element = elements[i];
                ulong end = (ulong)element.Address + element.Size;
                text = MessageFormat.Of("The firmware's part at $ of # bytes ", (int)element.Address, (int)element.Size);
                if (element.Address < FlashGeometry.Base || end > FlashGeometry.Base + FlashGeometry.Size)
                {
                    text += "is outside flash.";
                    return ErrorDetails.ImageCheck.FirmwareOutsideFlash;
                }

                if (end > secureStart)
                {
                    text += MessageFormat.Of("overlaps the radio's flash at $.", (int)secureStart);
                    return ErrorDetails.ImageCheck.FirmwareTooBig;
                }

                if (element.Address % FlashGeometry.PageSize != 0)
                {
                    text += "is not page-aligned.";
                    return ErrorDetails.ImageCheck.FirmwareNotOnPage;
                }

                for (int j = 0; j < i; j++)
                {
                    if (element.Address < elements[j].Address + elements[j].Size && elements[j].Address < end)
                    {
                        text += MessageFormat.Of("overlaps the part at $.", (int)elements[j].Address);
                        return ErrorDetails.ImageCheck.FirmwareOverlaps;
                    }
                }
            }

            text = null;
            return 0;
        }

        private static int FindStartFault(DfuElement[] elements, byte[] vectors, out string text)
        {
            for (int i = 0; i < elements.Length; i++)
            {
                if (elements[i].Address == FlashGeometry.Base)
                {
                    string fault = VectorTable.Fault(vectors, FlashGeometry.Base, elements[i].Size);
                    text = "The firmware could not start: " + fault + ".";
                    return fault == null ? 0 : ErrorDetails.ImageCheck.FirmwareCannotStart;
                }
            }

            text = "The firmware lacks page 0, from which the chip boots.";
            return ErrorDetails.ImageCheck.FirmwareCannotStart;
        }

        private static PageMap NewMap(PreflightContext context, DfuElement[] elements)
        {
            uint end = 0;
            for (int i = 0; i < elements.Length; i++)
            {
                uint last = elements[i].Address + elements[i].Size - FlashGeometry.Base;
                end = last > end ? last : end;
            }

            return new PageMap(
                context.Package.PathOf(context.Manifest.Firmware), 0, FlashGeometry.PagesFor(end));
        }

        private static uint ReadAll(
            PreflightContext context, ICardFile file, DfuElement[] elements, PageMap map, byte[] vectors, InternalStorageScan scan)
        {
            file.Seek(0);
            uint crc = 0;
            for (int i = 0; i < elements.Length; i++)
            {
                DfuElement element = elements[i];
                crc = context.ReadTo(file, element.Offset, crc);
                uint end = element.Offset + element.Size;
                for (uint address = element.Address; file.Position < end; address += FlashGeometry.PageSize)
                {
                    int offset = (int)file.Position;
                    int count = end - file.Position < FlashGeometry.PageSize ? (int)(end - file.Position) : FlashGeometry.PageSize;
                    crc = context.ReadBlock(file, count, crc);
                    scan.Add(context.Buffer, count);
                    if (address == FlashGeometry.Base && count >= vectors.Length)
                    {
                        System.Array.Copy(context.Buffer, vectors, vectors.Length);
                    }

                    if (map != null)
                    {
                        context.MapPage(map, FlashGeometry.PageOf(address), offset, count);
                    }

                    context.Progress.Report(Stage.DfuCheck, PreflightContext.Percent(file, ErrorDetails.DfuCheck.LastReadError));
                }
            }

            return context.ReadTo(file, file.Length, crc);
        }
    }
}
