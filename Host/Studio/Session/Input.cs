namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>Something done to the device from outside, and where in the run.</summary>
    /// <param name="Action">What, as <see cref="DeviceActions"/> reads it: <c>press:ok</c>, <c>eject</c>, <c>battery:10</c> …</param>
    /// <param name="At">Where.</param>
    /// <param name="Screens">Screens shown until then.</param>
    /// <param name="Operations">Operations begun until then.</param>
    internal sealed record Input(string Action, Position At, int Screens = 0, long Operations = 0)
    {
        /// <summary>Parses the printed form.</summary>
        /// <param name="text">Such as <c>press:ok@wait:1</c>.</param>
        /// <exception cref="StudioException">It is none.</exception>
        public static Input Parse(string text)
        {
            int at = text.LastIndexOf('@');
            return at > 0
                ? new Input(text[..at], Position.Parse(text[(at + 1)..]))
                : throw new StudioException($"'{text}' is not an input; give ACTION@POSITION such as press:ok@wait:1");
        }

        /// <inheritdoc/>
        public override string ToString() => $"{Action}@{At}";
    }
}
