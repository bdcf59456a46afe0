namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>Exit status and output of a program.</summary>
    /// <param name="Status">Its exit status.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its standard error.</param>
    public sealed record ProgramResult(int Status, string Output, string Error)
    {
        /// <summary>Gets a value indicating whether the exit status is 0.</summary>
        public bool IsSuccess => Status == 0;
    }
}
