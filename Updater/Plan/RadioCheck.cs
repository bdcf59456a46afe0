using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 5 and the radio's part of stage 20: checks everything about the radio image that can be checked before the old stack is
    /// deleted, and determines the first flash address owned by CPU2 after the update. The stock updater checks the image only after the
    /// deletion (docs/reference/stock-updater.md 9.7).
    /// </summary>
    internal sealed class RadioCheck
    {
        private readonly PreflightContext _context;
        private readonly CoprocessorInfo _coprocessor;
        private readonly bool _changes;
        private readonly bool _isPending;
        private PageMap _pages;
        private RadioImage _image;
        private uint _secureStart;
        private uint _firmwareLimit;

        private RadioCheck(PreflightContext context)
        {
            _context = context;
            _secureStart = context.Device.Flash.SecureStart;
            if (context.Manifest.Radio.Length > 0)
            {
                _isPending = UpdateRegister.AnyHas(context.Device.BackupRegisters, UpdateRegister.FusPending);
                if (_isPending)
                {
                    context.Progress.Report(Stage.RadioBusy, 0);
                }

                _coprocessor = CoprocessorInfo.Probe(context.Device, ReadyMilliseconds);
                _changes = !_coprocessor.Matches(context.Manifest.RadioVersion);
            }
        }

        private int ReadyMilliseconds
        {
            get { return _isPending ? CoprocessorInfo.PendingReadyMilliseconds : CoprocessorInfo.ReadyMilliseconds; }
        }

        /// <summary>Queries CPU2 and reads the radio image.</summary>
        /// <returns>The result, even after an error.</returns>
        internal static RadioResult Run(PreflightContext context)
        {
            RadioCheck check = new RadioCheck(context);
            if (check._coprocessor != null)
            {
                check.Run();
            }

            return new RadioResult(
                check._coprocessor, check._changes, check._pages, check._image, check._secureStart, check._firmwareLimit);
        }

        private void Run()
        {
            _context.Progress.Note(
                MessageFormat.Of(
                    "CPU2: FUS $, radio $ type #.",
                    null,
                    (int)_coprocessor.FusVersion,
                    (int)_coprocessor.StackVersion,
                    _coprocessor.StackType));
            CheckReady();
            _context.Progress.Report(Stage.RadioCheck, 0);
            ICardFile file = _context.Open(_context.Manifest.Radio, Stage.RadioCheck, ErrorDetails.RadioCheck.FirstReadError);
            if (file == null)
            {
                return;
            }

            try
            {
                if ((_context.Resumes && !_changes) || ReadImage(file))
                {
                    CheckImage(file);
                }
            }
            catch (CardIoException e)
            {
                _context.Findings.Error(Stage.RadioCheck, PreflightContext.Percent(file, ErrorDetails.RadioCheck.LastReadError), e.Message);
            }
            finally
            {
                file.Close();
            }
        }

        // If an operation is pending, the advice shown with the error must not offer a restart, because FUS may be busy.
        private void CheckReady()
        {
            if (_coprocessor.Mode == CoprocessorMode.None)
            {
                _context.Findings.Error(
                    Stage.RadioBusy,
                    _isPending ? ErrorDetails.RadioBusy.NotFinished : ErrorDetails.RadioBusy.NotStarted,
                    MessageFormat.Of("CPU2 is not ready within # ms.", ReadyMilliseconds));
            }
        }

        // Reads every byte, and records the contents of the pages if the image fits into flash at the manifest's address.
        private bool ReadImage(ICardFile file)
        {
            int first = FlashGeometry.PageOf(_context.Manifest.RadioAddress);
            int pages = FlashGeometry.PagesFor(file.Length);
            bool fits = first < FlashGeometry.Pages && pages <= FlashGeometry.Pages - first;
            PageMap map = fits ? new PageMap(_context.Package.PathOf(_context.Manifest.Radio), first, pages) : null;
            uint crc = 0;
            for (int page = first; file.Position < file.Length; page++)
            {
                int offset = (int)file.Position;
                int count = file.Length - file.Position < FlashGeometry.PageSize
                    ? (int)(file.Length - file.Position)
                    : FlashGeometry.PageSize;
                crc = _context.ReadBlock(file, count, crc);
                if (fits)
                {
                    _context.MapPage(map, page, offset, count);
                }

                _context.Progress.Report(Stage.RadioCheck, PreflightContext.Percent(file, 100));
            }

            if (crc != _context.Manifest.RadioCrc)
            {
                _context.Findings.Error(
                    Stage.RadioCheck,
                    ErrorDetails.RadioCheck.CrcMismatch,
                    MessageFormat.Of(
                        "@ is damaged: its CRC32 is $, not $.",
                        _context.Manifest.Radio,
                        (int)crc,
                        (int)_context.Manifest.RadioCrc));
                return false;
            }

            _pages = _changes ? map : null;
            return true;
        }

        private void CheckImage(ICardFile file)
        {
            RadioImage image;
            try
            {
                image = RadioImage.Read(file);
            }
            catch (MalformedException e)
            {
                Error(ErrorDetails.ImageCheck.NotRadioImage, e.Message);
                return;
            }

            _image = image;
            CheckVersion(image);
            CheckAddress(image);
            if (_changes)
            {
                CheckDevice(image);
                if (!_isPending)
                {
                    FindOther(image.InstallAddress);
                }

                _secureStart = image.InstallAddress;
            }
        }

        private void CheckVersion(RadioImage image)
        {
            byte[] wanted = _context.Manifest.RadioVersion;
            if (image.Version != RadioImage.VersionWord(wanted))
            {
                Error(ErrorDetails.ImageCheck.RadioVersionDiffers, "The radio image's version differs from 'Radio version'.");
            }

            int type = RadioWindows.TypeOf(wanted[5], image.Sram2a, image.Sram2b);
            if (type == RadioWindows.Unknown)
            {
                _context.Findings.Warning(
                    Stage.ImageCheck,
                    MessageFormat.Of(
                        "The type of the radio image is unknown: no ST stack leaves # and # KB of SRAM2 shared.",
                        image.Sram2a,
                        image.Sram2b));
            }
            else if (type != wanted[5])
            {
                Error(
                    ErrorDetails.ImageCheck.RadioTypeDiffers,
                    MessageFormat.Of("The radio image is of type #; 'Radio version' has #.", type, wanted[5]));
            }
        }

        private void CheckAddress(RadioImage image)
        {
            uint address = _context.Manifest.RadioAddress;
            if (address % FlashGeometry.PageSize != 0)
            {
                Error(ErrorDetails.ImageCheck.RadioNotOnPage, MessageFormat.Of("The radio address $ is not page-aligned.", (int)address));
            }
            else if (address != image.InstallAddress)
            {
                Error(
                    ErrorDetails.ImageCheck.RadioAddressWrong,
                    MessageFormat.Of("The radio address is $; directly below FUS is $.", (int)address, (int)image.InstallAddress));
            }
        }

        private void CheckDevice(RadioImage image)
        {
            CheckFus(image, _coprocessor.FusVersion);

            // The image can overlap the old firmware only if it starts below the current secure start: the pages above that address become
            // free when the old stack is deleted.
            uint start = _context.Device.Flash.SecureStart;
            if (_coprocessor.HasStack && image.InstallAddress < start)
            {
                _firmwareLimit = image.InstallAddress;
            }
        }

        // FUS searches all of CPU1's flash for an image, regardless of the given address (docs/reference/silicon.md 1.16). A page with the
        // footer of another image may belong to the firmware or to /int, so the page is reported instead of being erased.
        private void FindOther(uint end)
        {
            IFlash flash = _context.Device.Flash;
            end = end < flash.SecureStart ? end : flash.SecureStart;
            byte[] magic = new byte[4];
            LittleEndian.Write32(RadioImage.SignatureMagic, magic, 0);
            byte[] page = _context.Buffer;
            for (uint address = FlashGeometry.Base; address < end; address += FlashGeometry.PageSize)
            {
                int at = flash.Read(address, page, 0, FlashGeometry.PageSize) != FlashStatus.Ok
                    ? -1
                    : _context.Device.Bytes.IndexOf(page, 0, FlashGeometry.PageSize, magic);
                if (at >= 0)
                {
                    Error(
                        ErrorDetails.ImageCheck.OtherRadioInFlash,
                        MessageFormat.Of("Flash has the footer of another radio image at $; FUS may install it.", (int)address + at));
                    return;
                }
            }
        }

        // FUS 2.0 installs stacks over USB only (ST community, 2025-05). For FUS 2.1 and later, ST does not document whether FUS can
        // install a stack from flash, or at which address.
        private void CheckFus(RadioImage image, uint version)
        {
            if (version >> 16 == 0x0200)
            {
                Error(ErrorDetails.ImageCheck.RadioNeedsFus2, "FUS 2.0 of this device changes the radio over USB only.");
            }
            else if (version >> 24 >= 2)
            {
                _context.Findings.Warning(
                    Stage.ImageCheck,
                    "The device has FUS 2; ST does not document whether it installs a radio from flash, or at which address.");
            }
            else if (image.NeedsFus2)
            {
                Error(ErrorDetails.ImageCheck.RadioNeedsFus2,
                    MessageFormat.Of("The radio image needs FUS 2; the device has #.", (int)(version >> 24)));
            }
        }

        private void Error(int progress, string text)
        {
            _context.Findings.Error(Stage.ImageCheck, progress, text);
        }
    }
}
