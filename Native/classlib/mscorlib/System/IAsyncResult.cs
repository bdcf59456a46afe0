namespace System
{
    /// <summary>Kept for the compiler: delegates have a BeginInvoke that names it.</summary>
    public interface IAsyncResult
    {
    }
}
