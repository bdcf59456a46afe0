namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// One instruction of a method body: its name, its token operand (0 if it has none) and the number of its switch targets.
    /// </summary>
    internal readonly record struct IlInstruction(int Offset, string Name, int Token, int Targets);
}
