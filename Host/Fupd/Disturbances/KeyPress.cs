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

        private readonly Action<VirtualDevice> _arrange;

        private KeyPress(Action<VirtualDevice> arrange)
        {
            _arrange = arrange;
        }

        /// <summary>Reads a key press.</summary>
        /// <param name="spec">The text.</param>
        /// <returns>The key press.</returns>
        /// <exception cref="InputException">There is no such key or moment.</exception>
        public static KeyPress Parse(string spec)
        {
            string[] parts = spec.Split('@', 2);
            if (parts.Length < 2)
            {
                throw new InputException(
                    $"--press {spec}: give KEY@WHEN; WHEN is {Waiting} (the next time the updater waits for a key), {Boot}, "
                    + $"{RunMoment.Forms}");
            }

            string[] key = parts[0].Split('/', 2);
            return parts[1] == Boot ? AtBoot(spec, parts[0])
                : parts[1] == Waiting ? new KeyPress(device => device.Buttons.PressWhenWaitedFor(KeyOf(spec, parts[0])))
                : Planned(
                    spec,
                    RunMoment.Parse(parts[1])
                        ?? throw new InputException(
                            $"--press {spec}: '{parts[1]}' is no moment; after @ give {Waiting}, {Boot}, {RunMoment.Forms}"),
                    key);
        }

        /// <summary>Plans the key press.</summary>
        /// <param name="device">The device, off.</param>
        public void Arrange(VirtualDevice device) => _arrange(device);

        private static KeyPress AtBoot(string spec, string key)
        {
            HeldKey held = key switch
            {
                "ok" => HeldKey.Ok,
                "left" => HeldKey.Left,
                _ => throw new InputException($"--press {spec}: only ok and left have a meaning while the device boots"),
            };
            return new KeyPress(device => device.Buttons.HeldAtBoot = held);
        }

        private static KeyPress Planned(string spec, RunMoment moment, string[] key)
        {
            Key pressed = KeyOf(spec, key[0]);
            if (key.Length == 1)
            {
                return new KeyPress(device => moment.Arrange(device, () => device.Buttons.PressAt(device.Clock.Now, pressed)));
            }

            long time = RunMoment.TimeOf(key[1])
                ?? throw new InputException($"--press {spec}: '{key[1]}' is no time; give how long the key is down, such as 500ms");
            return pressed is Key.Ok or Key.Back
                ? new KeyPress(device => moment.Arrange(device, () => device.Buttons.Hold(pressed, time)))
                : throw new InputException($"--press {spec}: only ok and back can be held for a time");
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
