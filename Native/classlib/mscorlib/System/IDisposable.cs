namespace System
{
    /// <summary>An object that holds something to be given back.</summary>
    public interface IDisposable
    {
        /// <summary>Gives back what the object holds.</summary>
        void Dispose();
    }
}
