namespace FlipperUpdaterNano.MockHal
{
    /// <summary>Options of the mocked HAL.</summary>
    public sealed class MockOptions
    {
        /// <summary>Gets or sets a value indicating whether row programming is offered.</summary>
        public bool RowProgramming { get; set; } = true;

        /// <summary>Gets or sets the hardware target for which the running image claims to be built.</summary>
        public int BuildTarget { get; set; } = 7;
    }
}
