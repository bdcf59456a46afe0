using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Knows an object without keeping it alive.</summary>
    public class WeakReference
    {
        // Where the object is, for the collector alone: it follows the object, and becomes 0 when that goes.
        private int _target = 0;

        /// <summary>Refers to an object.</summary>
        public WeakReference(object target)
        {
            SetTarget(target);
        }

        /// <summary>Whether the object is still there.</summary>
        public virtual bool IsAlive
        {
            get { return _target != 0; }
        }

        /// <summary>The object; null when it is gone.</summary>
        public virtual object Target
        {
            get { return GetTarget(); }
            set { SetTarget(value); }
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern object GetTarget();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void SetTarget(object target);
    }
}
