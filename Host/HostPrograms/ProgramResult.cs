namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>Exit status and output of a program.</summary>
    public sealed record ProgramResult(int Status, string Output, string Error)
    {
        /// <summary>Gets a value indicating whether the exit status is 0.</summary>
        public bool IsSuccess => Status == 0;
    }
}
