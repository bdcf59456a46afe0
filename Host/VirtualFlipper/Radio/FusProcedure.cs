using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>
    /// Executes the <see cref="FusJob"/> of FUS from one reset to the next. A deletion has one phase. An installation has three phases,
    /// each of which ends with a reset: validating the image, moving the image below FUS, and programming CPU2's option bytes; the last
    /// reset loads these option bytes.
    /// </summary>
    /// <remarks>
    /// The job records its progress after each page, so after a power loss FUS repeats at most the current page. That real FUS resumes in
    /// this way is an assumption; ST documents only that an installation survives resets.
    /// </remarks>
    internal sealed class FusProcedure : ISnapshotPart
    {
        private readonly VirtualDevice _device;
        private readonly Coprocessor _core;
        private readonly CoprocessorSession _session;
        private long _began;
        private long _planned;
        private int _pages;
        private long _perPage;

        public FusProcedure(VirtualDevice device, Coprocessor core, CoprocessorSession session)
        {
            _device = device;
            _core = core;
            _session = session;
        }

        public bool IsOver { get; private set; }

        /// <summary>Gets the ongoing state, whose low four bits increase with the progress of the current phase.</summary>
        public byte State
        {
            get
            {
                byte ongoing = Job.Kind == FusJobKind.Delete ? FusState.ServiceOngoing : FusState.UpgradeOngoing;

                return _core.Faults.OperationsStall || _planned == 0
                    ? ongoing
                    : (byte)(ongoing + Math.Min(15, 16 * (_device.Clock.Now - _began) / _planned));
            }
        }

        private FusJob Job => _core.Job!;

        public void Begin()
        {
            _began = _device.Clock.Now;
            if (_core.Faults.OperationsStall)
            {
                return;
            }

            switch (Job.Kind, Job.Phase)
            {
                case (FusJobKind.Delete, _):
                    RunPages(_core.Timing.DeletePreparation, FlashMap.FusPage - FirstPage, FlashTiming.PageErase);
                    break;
                case (FusJobKind.Upgrade, 0):
                    RunPages(_core.Timing.Authentication, 0, 0);
                    break;
                case (FusJobKind.Upgrade, 1):
                    RadioImage image = Job.Image!;
                    RunPages(
                        _core.Timing.Verification,
                        IsInPlace(image) ? 0 : image.Pages,
                        FlashTiming.PageErase + (8 * FlashTiming.FastRow));
                    break;
                default:
                    RunPages(_core.Timing.Completion, 0, 0);
                    break;
            }
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _began = archive.Value(_began);
            _planned = archive.Value(_planned);
            _pages = archive.Value(_pages);
            _perPage = archive.Value(_perPage);
            IsOver = archive.Value(IsOver);
        }

        /// <summary>Begins the next page of the operation, or ends the phase if no page remains.</summary>
        internal void Next()
        {
            int page = Job.PagesDone;

            if (_core.Faults.ExtraResets > 0 && page * 2 >= _pages)
            {
                _core.Faults.ExtraResets--;
                _device.Reset(ResetCause.Coprocessor, "FUS resets the chip during its operation");
            }
            else if (page >= _pages)
            {
                End();
            }
            else
            {
                _session.After(_perPage, CoprocessorStep.EndPage);
            }
        }

        /// <summary>Completes a page of the operation, and begins the next step.</summary>
        internal void EndPage()
        {
            int page = Job.PagesDone;

            if (Job.Kind == FusJobKind.Delete)
            {
                ErasePage(FirstPage + page);
            }
            else
            {
                Move(Job.Image!, _pages - 1 - page);
            }

            _core.Job = Job with { PagesDone = page + 1 };
            Next();
        }

        private int FirstPage => (int)(_core.Stack!.Address - FlashMap.Base) / FlashMap.PageSize;

        private static bool IsInPlace(RadioImage image) =>
            image.Address == FlashMap.Base + ((uint)image.InstalledPage * FlashMap.PageSize);

        private static string Address(int page) =>
            (FlashMap.Base + (uint)(page * FlashMap.PageSize)).ToString("X8", CultureInfo.InvariantCulture);

        /// <summary>Schedules the first step of a phase; each step then schedules the next one.</summary>
        private void RunPages(long preparation, int pages, long perPage)
        {
            _pages = pages;
            _perPage = perPage * _core.Timing.Slowness;
            preparation *= _core.Timing.Slowness;
            _planned = preparation + (_perPage * pages);
            _session.After(preparation, CoprocessorStep.NextPage);
        }

        private void End()
        {
            bool last = Job.Kind == FusJobKind.Delete || Job.Phase == 0;
            if (last && _core.Faults.OperationErrors.TryDequeue(out byte error))
            {
                IsOver = true;
                _session.Fail(error);

                return;
            }

            switch (Job.Kind, Job.Phase)
            {
                case (FusJobKind.Delete, _):
                    FinishDelete();
                    break;
                case (FusJobKind.Upgrade, 0):
                    Validate();
                    break;
                case (FusJobKind.Upgrade, 1):
                    NextPhase(Job with { Phase = 2 });
                    break;
                default:
                    FinishUpgrade();
                    break;
            }
        }

        private void ErasePage(int page)
        {
            FlashArray flash = _device.Flash;
            _device.Journal.Perform("fus.erase", Address(page), () => flash.ErasePage(page), random => flash.TearPage(page, random));
        }

        /// <summary>
        /// Copies a page to its installed address. Pages must be copied in descending order, because the image moves to higher addresses.
        /// </summary>
        private void Move(RadioImage image, int index)
        {
            FlashArray flash = _device.Flash;
            int from = ((int)(image.Address - FlashMap.Base) / FlashMap.PageSize) + index;
            int to = image.InstalledPage + index;
            _device.Journal.Perform(
                "fus.move",
                Address(to),
                () =>
                {
                    byte[] content = flash.Bytes.Slice(from * FlashMap.PageSize, FlashMap.PageSize).ToArray();
                    flash.Preload(FlashMap.Base + (uint)(to * FlashMap.PageSize), content);
                },
                random => flash.TearPage(to, random));
        }

        private void Validate()
        {
            byte error = RadioImage.Find(_device.Flash, Job.Source, _device.Options.SecureStart, out RadioImage? image);
            if (RadioImage.CountFooters(_device.Flash, _device.Options.SecureStart) > 1)
            {
                _device.Violate(
                    "fus.second-image", "FW_UPGRADE while the flash owned by CPU1 holds the footers of more than one radio image");
                error = FusState.ImageCorrupt;
            }

            if (error != FusState.NoError)
            {
                IsOver = true;
                _session.Fail(error);

                return;
            }

            uint crc = Crc32.Compute(_device.Flash.Bytes.Slice((int)(image!.Address - FlashMap.Base), image.Size));
            int type = _core.ImageTypes.TryGetValue(crc, out int known) ? known : image.GuessType();
            NextPhase(Job with { Phase = 1, Image = image, Type = type });
        }

        private void NextPhase(FusJob next)
        {
            FusJob before = Job;
            next = next with { PagesDone = 0 };
            _device.Journal.Perform(
                "fus.step",
                $"{next.Kind}:{next.Phase}",
                () => _core.Job = next,
                random => _core.Job = random.Next(2) == 0 ? before : next);
            Finish(ResetCause.Coprocessor, $"FUS continues with step {next.Phase}");
        }

        private void FinishDelete()
        {
            (uint flash, uint sram) = Coprocessor.SecureWords(FlashMap.FusPage, 31, 31);
            _device.Options.StoreSecure(flash, sram);
            _core.Stack = null;
            _core.Runs = CoprocessorFirmware.Fus;
            _core.Job = null;
            _core.LastError = FusState.NoError;
            Finish(ResetCause.CoprocessorOptionLaunch, "FUS has deleted the radio stack");
        }

        private void FinishUpgrade()
        {
            RadioImage image = Job.Image!;
            (uint flash, uint sram) = Coprocessor.SecureWords(image.InstalledPage, image.Sram2a, image.Sram2b);
            _device.Options.StoreSecure(flash, sram);
            _core.Stack = new InstalledStack(image.Version, Job.Type, FlashMap.Base + ((uint)image.InstalledPage * FlashMap.PageSize));
            _core.Runs = _core.Timing.InstallationEndsInStack ? CoprocessorFirmware.Stack : CoprocessorFirmware.Fus;
            _core.Job = null;
            _core.LastError = FusState.NoError;
            Finish(ResetCause.CoprocessorOptionLaunch, "FUS has installed the radio stack");
        }

        private void Finish(ResetCause cause, string why)
        {
            IsOver = true;
            if (!_core.Faults.NoResetAfterOperation || _core.Job is not null)
            {
                _device.Reset(cause, why);
            }
        }
    }
}
