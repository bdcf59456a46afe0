using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Stage 10: compares the option bytes with the package's reference under its mask and corrects what may be corrected
    /// (docs/reference/stock-updater.md 5.4 and 5.5).
    /// </summary>
    /// <remarks>
    /// Option bytes that are cut off in the middle of programming make the ROM fall back to a factory reset of CPU2: so nothing
    /// is programmed unless something must change, then all words at once and never a field the package marks as read-only. A program that
    /// did not take is not repeated by itself: that it was complete is remembered over the reset that loads the option bytes. One that a
    /// reset interrupts is repeated: until the next power-on the registers hold the old words, and <see cref="IOptionBytes.Read"/> returns
    /// them.
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

        /// <summary>Initializes a new instance of the <see cref="OptionByteWriter"/> class.</summary>
        /// <param name="options">The device's option bytes.</param>
        /// <param name="data">What the package says about them.</param>
        /// <param name="register">The progress word.</param>
        /// <param name="progress">Receives the progress.</param>
        public OptionByteWriter(IOptionBytes options, OptionByteData data, UpdateRegister register, IStageProgress progress)
        {
            _options = options;
            _data = data;
            _register = register;
            _progress = progress;
        }

        /// <summary>Finds out what must change. Changes nothing.</summary>
        /// <returns>Whether <see cref="Program"/> is needed.</returns>
        /// <exception cref="UpdateException"><c>[10-yy]</c>: word yy differs where it may not be changed.</exception>
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

        /// <summary>Programs what <see cref="Compare"/> found, once, and loads it, which resets the chip: does not return.</summary>
        /// <exception cref="UpdateException"><c>[10-yy]</c>, yy the first word that differs: the program failed, or an earlier one did not
        /// take.</exception>
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

            // Not before the program: a reset in between would count as one that did not take.
            _register.Set(UpdateRegister.OptionBytesTried);
            _options.Launch();
        }
    }
}
