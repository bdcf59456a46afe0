using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Stage 10: compares the option bytes with the package's reference, using the package's mask, and corrects the correctable bits
    /// (docs/reference/stock-updater.md 5.4 and 5.5).
    /// </summary>
    /// <remarks>
    /// Nothing is programmed unless a bit must change, because a power loss during the programming of option bytes makes the chip start
    /// Safeboot, which performs a factory reset of CPU2. If a bit must change, all words are programmed at once, but fields that the
    /// package marks as read-only do not change. Programming that completed without effect is not repeated automatically: a mark that
    /// survives the reset records its completion. Programming that was interrupted by a reset is repeated: <see cref="IOptionBytes.Read"/>
    /// then returns the contents of the registers, which hold the old words until the next power-on.
    /// </remarks>
    public sealed class OptionByteWriter
    {
        private readonly IOptionBytes _options;
        private readonly OptionByteData _data;
        private readonly UpdateRegister _register;
        private readonly IStageProgress _progress;
        private readonly uint[] _target = new uint[OptionByteData.Words];
        private readonly bool[] _change = new bool[OptionByteData.Words];
        private int _first = -1;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="options">The device's option bytes.</param>
        /// <param name="data">The option byte data of the package.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives the progress.</param>
        public OptionByteWriter(IOptionBytes options, OptionByteData data, UpdateRegister register, IStageProgress progress)
        {
            _options = options;
            _data = data;
            _register = register;
            _progress = progress;
        }

        /// <summary>Determines which words must change; nothing is programmed.</summary>
        /// <returns>True if <see cref="Program"/> is needed.</returns>
        /// <exception cref="UpdateException"><c>[10-yy]</c>: word yy differs in bits that are not correctable.</exception>
        public bool Compare()
        {
            _progress.Report(Stage.OptionBytes, 0);
            int stuck = _data.FindUncorrectable(_options);
            if (stuck >= 0)
            {
                throw new UpdateException(
                    Stage.OptionBytes,
                    stuck,
                    MessageFormat.Of("Option word # is $, must be $", null, stuck, (int)_options.Read(stuck), (int)_data.Reference(stuck))
                    + MessageFormat.Of(" under mask $, and may not be changed.", (int)_data.Mask(stuck)));
            }

            for (int i = 0; i < OptionByteData.Words; i++)
            {
                if (!_data.Matches(_options, i))
                {
                    _target[i] = _data.Corrected(_options, i);
                    _change[i] = true;
                    _first = _first < 0 ? i : _first;
                    _progress.Note(
                        MessageFormat.Of("Option word #: $ becomes $.", null, i, (int)_options.Read(i), (int)_target[i]));
                }
            }

            if (_first < 0)
            {
                _progress.Report(Stage.OptionBytes, 100);
            }

            return _first >= 0;
        }

        /// <summary>
        /// Programs the words that <see cref="Compare"/> found, at most once, and loads them. Loading resets the chip, so the method does
        /// not return.
        /// </summary>
        /// <exception cref="UpdateException">
        /// <c>[10-yy]</c>: programming failed, or an earlier attempt had no effect; yy is the first word that differs.
        /// </exception>
        public void Program()
        {
            if (_register.Has(UpdateRegister.OptionBytesTried))
            {
                throw new UpdateException(
                    Stage.OptionBytes, _first, MessageFormat.Of("Option word # cannot be programmed.", _first));
            }

            FlashStatus status = _options.Program(_target, _change);
            if (status != FlashStatus.Ok)
            {
                throw new UpdateException(
                    Stage.OptionBytes, _first, MessageFormat.Of("Programming the option bytes failed (~).", (int)status));
            }

            // The mark is set only after the programming. If the mark were set first, a reset before the programming would look like
            // programming without effect.
            _register.Set(UpdateRegister.OptionBytesTried);
            _options.Launch();
        }
    }
}
