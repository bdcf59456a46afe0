namespace System
{
    /// <summary>Kept for the compiler: delegates have a BeginInvoke that names it.</summary>
    public delegate void AsyncCallback(IAsyncResult ar);
}
