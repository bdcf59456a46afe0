using System.Globalization;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>
    /// A moment of a run, as specified after the <c>@</c> of a fault or a key press. <c>2.5s</c> or <c>300ms</c> is the device time since
    /// power-on, <c>#1234</c> the start of an operation, <c>stage:3</c> or <c>stage:3-50</c> a stage or progress that the updater reports,
    /// <c>error</c> the first error that the updater shows, and <c>done</c> the end of the update.
    /// </summary>
    internal sealed class RunMoment
    {
        /// <summary>The accepted forms, for help and error messages.</summary>
        public const string Forms = "a time such as 2.5s or 300ms, #OPERATION, stage:STAGE, stage:STAGE-PROGRESS, error or done";

        private const string StagePrefix = "stage:";
        private const int MostProgress = 100;
        private readonly Action<VirtualDevice, long, Action> _arrange;
        private long _planned;
        private bool _isTime;

        private RunMoment(Action<VirtualDevice, long, Action> arrange)
        {
            _arrange = arrange;
        }

        /// <summary>Gets the moment before the device is switched on.</summary>
        public static RunMoment Start => new((_, _, act) => act()) { IsStart = true };

        /// <summary>Gets a value indicating whether this is the moment before the device is switched on.</summary>
        public bool IsStart { get; private init; }

        /// <summary>Gets a value indicating whether this is a device time that has not yet been reached.</summary>
        public bool IsTimed => _isTime && !HasCome;

        /// <summary>Gets a value indicating whether the run has reached this moment.</summary>
        public bool HasCome { get; private set; }

        /// <summary>Reads a moment.</summary>
        /// <param name="text">The text after the <c>@</c>.</param>
        /// <returns>The moment, or <see langword="null"/> if the text is malformed.</returns>
        public static RunMoment? Parse(string text)
        {
            if (TimeOf(text) is { } time)
            {
                return new RunMoment((device, began, act) => device.Buttons.PlanAt(began + time, act)) { _isTime = true };
            }

            if (text.StartsWith('#') && IsNumber(text[1..], out int operation) && operation > 0)
            {
                return new RunMoment((device, _, act) => device.Journal.Begun += begun =>
                {
                    if (begun.Number == operation)
                    {
                        device.Clock.After(0, act);
                    }
                });
            }

            return text switch
            {
                "done" => OnLine(words => words is ["done"]),
                "error" => OnLine(words => words is ["error", ..]),
                _ => text.StartsWith(StagePrefix, StringComparison.Ordinal) ? OfStage(text[StagePrefix.Length..].Split('-')) : null,
            };
        }

        /// <summary>Reads a time.</summary>
        /// <param name="text">The time, such as <c>2.5s</c> or <c>300ms</c>.</param>
        /// <returns>The time in nanoseconds, or <see langword="null"/> if the text is malformed.</returns>
        public static long? TimeOf(string text)
        {
            (string digits, long unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], VirtualTime.Millisecond)
                : text.EndsWith('s') ? (text[..^1], VirtualTime.Second)
                : (string.Empty, 0);
            bool isNumber = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
            return isNumber && value < 1_000_000
                ? (long)(value * unit)
                : null;
        }

        /// <summary>Schedules an action for the first occurrence of this moment.</summary>
        /// <param name="device">The device, which is switched off.</param>
        public void Arrange(VirtualDevice device, Action act)
        {
            _planned = device.Clock.Now;
            Plan(device, act);
        }

        /// <summary>Schedules an action on a copy of the device, unless this moment has passed.</summary>
        /// <param name="copy">The copy, which is switched off.</param>
        /// <returns>The same moment, in the run of the copy.</returns>
        public RunMoment CopyFor(VirtualDevice copy, Action act)
        {
            RunMoment moment = new(_arrange) { _planned = _planned, _isTime = _isTime, IsStart = IsStart, HasCome = HasCome };
            if (!HasCome)
            {
                moment.Plan(copy, act);
            }

            return moment;
        }

        private void Plan(VirtualDevice device, Action act)
        {
            _arrange(device, _planned, () =>
            {
                if (!HasCome)
                {
                    HasCome = true;
                    act();
                }
            });
        }

        private static RunMoment? OfStage(string[] parts)
        {
            int progress = 0;
            return parts.Length <= 2 && IsNumber(parts[0], out int stage) && Enum.IsDefined((Stage)stage)
                && (parts.Length == 1 || (IsNumber(parts[1], out progress) && progress <= MostProgress))
                ? OnLine(words => words is ["stage", var at, var done]
                    && IsNumber(at, out int reported) && reported == stage && IsNumber(done, out int percent) && percent >= progress)
                : null;
        }

        private static RunMoment OnLine(Func<string[], bool> isIt) => new((device, _, act) => device.Console.Written += line =>
        {
            if (isIt(line.Text.Split(' ')))
            {
                act();
            }
        });

        private static bool IsNumber(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
