namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A place in the code of a method.</summary>
    internal sealed class Label
    {
        /// <summary>Gets or sets the byte offset in the method's code, once it is laid out.</summary>
        public int Offset { get; set; } = -1;
    }
}
