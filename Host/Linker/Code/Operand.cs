namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>An operand: a word of a register, or the first of several words.</summary>
    internal readonly record struct Operand(Register Register, int Word = 0)
    {
        public int Slot => Register.Slot + Word;
    }
}
