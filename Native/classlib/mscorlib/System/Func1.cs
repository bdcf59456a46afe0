namespace System
{
    /// <summary>A method with a result; for code that the linker instantiates.</summary>
    public delegate TResult Func<out TResult>();
}
