namespace System.Reflection
{
    /// <summary>Never called: the linker makes one of a method to compare which method another delegate has.</summary>
    internal delegate void MemberProbe();
}
