namespace System
{
    /// <summary>A method with parameters and no result; for code that the linker instantiates.</summary>
    public delegate void Action<in T>(T obj);
}
