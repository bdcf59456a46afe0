namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A branch target in the code of a method.</summary>
    internal sealed class Label
    {
        /// <summary>Gets or sets the offset in bytes from the start of the method's code; -1 before layout.</summary>
        public int Offset { get; set; } = -1;
    }
}
