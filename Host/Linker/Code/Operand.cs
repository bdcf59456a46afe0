namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A word of a register, or the first word of several.</summary>
    internal readonly record struct Operand(Register Register, int Word = 0)
    {
        public int Slot => Register.Slot + Word;
    }
}
