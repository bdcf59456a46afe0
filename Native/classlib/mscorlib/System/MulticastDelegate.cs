namespace System
{
    /// <summary>The base of every delegate type.</summary>
    public abstract class MulticastDelegate : Delegate
    {
        /// <summary>Creates a delegate.</summary>
        protected MulticastDelegate()
        {
        }

        /// <summary>Whether two delegates are equal.</summary>
        public static bool operator ==(MulticastDelegate d1, MulticastDelegate d2)
        {
            return (Delegate)d1 == (Delegate)d2;
        }

        /// <summary>Whether two delegates differ.</summary>
        public static bool operator !=(MulticastDelegate d1, MulticastDelegate d2)
        {
            return (Delegate)d1 != (Delegate)d2;
        }

        /// <summary>Whether another object is an equal delegate.</summary>
        public override bool Equals(object obj)
        {
            return base.Equals(obj);
        }

        /// <summary>A hash that equal delegates share.</summary>
        public override int GetHashCode()
        {
            return base.GetHashCode();
        }
    }
}
