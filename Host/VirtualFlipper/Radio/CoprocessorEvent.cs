namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A system event of CPU2.</summary>
    /// <param name="Code">Sub-event code, for example READY.</param>
    /// <param name="Payload">The bytes after the sub-event code.</param>
    public sealed record CoprocessorEvent(int Code, byte[] Payload);
}
