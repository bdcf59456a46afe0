using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>An external action on the device, and its position in the run.</summary>
    /// <param name="Action">
    /// The action, in the syntax of <see cref="DeviceActions"/>: <c>press:ok</c>, <c>eject</c>, <c>battery:10</c> …
    /// </param>
    /// <param name="At">Stop point at which the input is made.</param>
    /// <param name="Screens">Number of screens shown before the input.</param>
    /// <param name="Operations">Number of operations begun before the input.</param>
    internal sealed record Input(string Action, Position At, int Screens = 0, long Operations = 0)
    {
        /// <summary>Parses the printed form.</summary>
        /// <param name="text">The printed form, such as <c>press:ok@wait:1</c>.</param>
        /// <exception cref="StudioException">The text is malformed.</exception>
        public static Input Parse(string text)
        {
            int at = text.LastIndexOf('@');
            return at > 0
                ? new Input(text[..at], Position.Parse(text[(at + 1)..]))
                : throw new StudioException($"'{text}' is not an input; give ACTION@POSITION such as press:ok@wait:1");
        }

        /// <summary>Gets the cut that the input arms; <see langword="null"/> for any other action or an invalid cut id.</summary>
        public CutPoint? Cut
        {
            get
            {
                try
                {
                    return DeviceActions.IsCut(Action) ? CutPoint.Parse(Action[(DeviceActions.Cut.Length + 1)..]) : null;
                }
                catch (FormatException)
                {
                    return null;
                }
            }
        }

        /// <inheritdoc/>
        public override string ToString() => $"{Action}@{At}";
    }
}
