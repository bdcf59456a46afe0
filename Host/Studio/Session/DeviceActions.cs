using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>External actions on the device.</summary>
    internal sealed class DeviceActions(StudioDevice made)
    {
        /// <summary>Switches the device on; valid only while it is off.</summary>
        public const string SwitchOn = "on";

        /// <summary>Cuts the power now.</summary>
        public const string SwitchOff = "off";

        /// <summary>Cuts the power at an operation. The text of the action continues with a colon and the cut id.</summary>
        public const string Cut = "cut";

        private readonly VirtualDevice _device = made.Device;
        private readonly List<CutPoint> _usersCuts = [];

        /// <summary>Determines whether an action requests a cut at an operation.</summary>
        public static bool IsCut(string action) => action.StartsWith($"{Cut}:", StringComparison.Ordinal);

        /// <summary>Determines whether a cut was requested by the user rather than by the scenario.</summary>
        /// <param name="cut">The cut, or <see langword="null"/> if there was none.</param>
        public bool IsUsersCut(CutPoint? cut) => cut != null && _usersCuts.Exists(own => own.Number == cut.Number);

        /// <summary>Adopts the cuts of the run that this run continues.</summary>
        /// <param name="made">The inputs that have already been made.</param>
        /// <param name="armed">The inputs of the run up to the copy; the copied device may still be armed with one of their cuts.</param>
        public void Continue(IReadOnlyList<Input> made, IReadOnlyList<Input> armed)
        {
            _usersCuts.AddRange(made.Select(input => input.Cut).OfType<CutPoint>());
            if (_device.Journal.Armed is { } cut && armed.Any(input => input.Cut?.Number == cut.Number))
            {
                _device.Journal.Arm(null);
            }
        }

        /// <summary>Arms the earliest pending cut, whether it is the user's or the scenario's.</summary>
        public void ArmNextCut()
        {
            OperationJournal journal = _device.Journal;
            CutPoint? cut = _usersCuts.Concat(made.Cuts).Concat(journal.Armed is { } armed ? [armed] : [])
                .Where(next => next.Number > journal.Count).MinBy(next => next.Number);
            journal.Arm(cut is null ? null : cut.WithSeed(made.Seed) with { Operation = null, Where = null });
        }

        /// <summary>Performs an action.</summary>
        /// <exception cref="StudioException">There is no such action, or it is not valid in the current state of the device.</exception>
        public void Do(string action)
        {
            string[] parts = action.Split(':', 2);
            string argument = parts.Length > 1 ? parts[1] : string.Empty;
            Action act = parts[0] switch
            {
                "press" => () => Press(argument),
                "hold" => () => _device.Buttons.HeldAtBoot = HeldKeyOf(argument),
                "eject" => _device.Card.Remove,
                "insert" => _device.Card.Insert,
                "battery" => () => _device.Battery.Percent = PercentOf(argument),
                "charger" => () => _device.Battery.IsCharging = argument == "on",
                "fault" => () => made.Inject(argument),
                "time" => () => { }
                ,
                Cut => () => Arm(argument),
                SwitchOff when _device.IsRunning => _device.SwitchOff,
                "reset" when _device.IsRunning => () => _device.Reset(ResetCause.Software, "LEFT and BACK were held"),
                SwitchOn when !_device.IsRunning => () => { }
                ,
                _ => throw new StudioException($"'{action}' is not possible in this state of the device"),
            };
            act();
        }

        private static HeldKey HeldKeyOf(string name) => name switch
        {
            "ok" => HeldKey.Ok,
            "left" => HeldKey.Left,
            "down" => HeldKey.Down,
            "none" => HeldKey.None,
            _ => throw new StudioException($"'{name}' cannot be held while the device starts; give ok, left, down or none"),
        };

        private static int PercentOf(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent <= 100
                ? percent
                : throw new StudioException($"'{text}' is not a state of charge; give 0 to 100");

        // The cut is armed by its operation number alone. If the rest of the id does not match this run, the mismatch is reported once the
        // device is off, rather than by an exception inside the updater.
        private void Arm(string id)
        {
            CutPoint cut;
            try
            {
                cut = CutPoint.Parse(id);
            }
            catch (FormatException bad)
            {
                throw new StudioException(bad.Message);
            }

            if (cut.Number <= _device.Journal.Count)
            {
                throw new StudioException($"no cut at {cut}: {_device.Journal.Count} operations have already passed");
            }

            _usersCuts.Add(cut);
            ArmNextCut();
        }

        private void Press(string name)
        {
            Key key = name switch
            {
                "ok" => Key.Ok,
                "back" => Key.Back,
                "back-long" => Key.BackLong,
                _ => throw new StudioException($"there is no key '{name}'"),
            };
            if (!_device.IsRunning)
            {
                throw new StudioException("the device is off: a key has no effect");
            }

            _device.Buttons.PressAt(_device.Clock.Now, key);
        }
    }
}
