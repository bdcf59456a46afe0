namespace FlipperUpdaterNano.MockHal
{
    /// <summary>Options of the mocked HAL.</summary>
    public sealed class MockOptions
    {
        /// <summary>Gets or sets a value indicating whether the HAL supports row programming.</summary>
        public bool RowProgramming { get; set; } = true;

        /// <summary>Gets or sets the hardware target that the running image reports as its build target.</summary>
        public int BuildTarget { get; set; } = 7;
    }
}
