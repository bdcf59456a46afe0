using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Input;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A key press of a run: <c>KEY[/TIME]@WHEN</c>.</summary>
    internal sealed class KeyPress
    {
        private const string Waiting = "waiting";
        private const string Boot = "boot";
        private const string Keys = "ok, back, back-long, insert-card, ok/TIME and back/TIME";

        private readonly string _spec;

        // Null for a key that is pressed while the updater waits or at every boot, because such key presses are scripted before the run.
        private readonly RunMoment? _moment;
        private readonly Action<VirtualDevice> _act;

        private KeyPress(string spec, RunMoment? moment, Action<VirtualDevice> act)
        {
            _spec = spec;
            _moment = moment;
            _act = act;
        }

        /// <summary>
        /// Gets the option as the user gave it if the run ended before the moment of the key press, otherwise <see langword="null"/>.
        /// </summary>
        public string? Missed => _moment is { HasCome: false } ? $"--press {_spec}" : null;

        /// <summary>Reads a key press.</summary>
        /// <exception cref="InputException">There is no such key or no such moment.</exception>
        public static KeyPress Parse(string spec)
        {
            string[] parts = spec.Split('@', 2);
            if (parts.Length < 2)
            {
                throw new InputException(
                    $"--press {spec}: give KEY@WHEN; WHEN is {Waiting} (the next time that the updater waits for a key), {Boot}, "
                    + $"{RunMoment.Forms}");
            }

            string[] key = parts[0].Split('/', 2);
            return parts[1] == Boot ? AtBoot(spec, parts[0])
                : parts[1] == Waiting ? AtWait(spec, key)
                : Planned(
                    spec,
                    RunMoment.Parse(parts[1])
                        ?? throw new InputException(
                            $"--press {spec}: '{parts[1]}' is not a time; after @ give {Waiting}, {Boot}, {RunMoment.Forms}"),
                    key);
        }

        /// <summary>Schedules the key press.</summary>
        /// <param name="device">The device, which is switched off.</param>
        public void Arrange(VirtualDevice device)
        {
            if (_moment == null)
            {
                _act(device);
            }
            else
            {
                _moment.Arrange(device, () => _act(device));
            }
        }

        /// <summary>Gets a value indicating whether the key press is due at a device time that has not yet been reached.</summary>
        public bool IsTimed => _moment is { IsTimed: true };

        /// <summary>
        /// Schedules the key press on a copy of the device, unless its moment has passed; the copy already includes the scripted key
        /// presses.
        /// </summary>
        /// <param name="copy">The copy, which is switched off.</param>
        public KeyPress CopyFor(VirtualDevice copy) => new(_spec, _moment?.CopyFor(copy, () => _act(copy)), _act);

        private static KeyPress AtWait(string spec, string[] key)
        {
            Key pressed = KeyOf(spec, key[0]);
            return key.Length == 1
                ? new KeyPress(spec, null, device => device.Buttons.PressWhenWaitedFor(pressed))
                : throw new InputException(
                    $"--press {spec}: a key cannot be held with {Waiting}; omit /{key[1]}, or give another WHEN: "
                    + RunMoment.Forms);
        }

        private static KeyPress AtBoot(string spec, string key)
        {
            HeldKey held = key switch
            {
                "ok" => HeldKey.Ok,
                "left" => HeldKey.Left,
                "down" => HeldKey.Down,
                _ => throw new InputException($"--press {spec}: only ok, left and down have an effect while the device boots"),
            };
            return new KeyPress(spec, null, device => device.Buttons.HeldAtBoot = held);
        }

        private static KeyPress Planned(string spec, RunMoment moment, string[] key)
        {
            Key pressed = KeyOf(spec, key[0]);
            if (key.Length == 1)
            {
                return new KeyPress(spec, moment, device => device.Buttons.PressAt(device.Clock.Now, pressed));
            }

            long time = RunMoment.TimeOf(key[1])
                ?? throw new InputException($"--press {spec}: '{key[1]}' is not a duration; specify the hold time, for example 500ms");
            return pressed is Key.Ok or Key.Back
                ? new KeyPress(spec, moment, device => device.Buttons.PressFor(pressed, time))
                : throw new InputException($"--press {spec}: only ok and back can be held");
        }

        private static Key KeyOf(string spec, string name) => name switch
        {
            "ok" => Key.Ok,
            "back" => Key.Back,
            "back-long" => Key.BackLong,
            "insert-card" => Key.InsertCard,
            _ => throw new InputException($"--press {spec}: there is no key '{name}'; give {Keys}, or left@{Boot}"),
        };
    }
}
