namespace System
{
    /// <summary>A method with parameters and no result; for code that the linker instantiates.</summary>
    public delegate void Action<in T1, in T2>(T1 arg1, T2 arg2);
}
