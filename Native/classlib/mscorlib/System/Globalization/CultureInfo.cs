namespace System.Globalization
{
    /// <summary>A culture: a name. All write as the invariant one does.</summary>
    public class CultureInfo
    {
        private static readonly CultureInfo s_invariant = new CultureInfo(string.Empty);

        private readonly string _name;

        /// <summary>The culture of a name, "" for the invariant one.</summary>
        public CultureInfo(string name)
        {
            if (name == null)
            {
                throw new ArgumentNullException("name");
            }

            _name = name;
        }

        /// <summary>The invariant culture.</summary>
        public static CultureInfo CurrentUICulture
        {
            get { return s_invariant; }
        }

        /// <summary>How moments are written.</summary>
        public DateTimeFormatInfo DateTimeFormat
        {
            get { return DateTimeFormatInfo.CurrentInfo; }
        }

        /// <summary>The name.</summary>
        public virtual string Name
        {
            get { return _name; }
        }

        /// <summary>How numbers are written.</summary>
        public NumberFormatInfo NumberFormat
        {
            get { return NumberFormatInfo.CurrentInfo; }
        }

        /// <summary>The culture this one is a variant of: the name without its last part.</summary>
        public virtual CultureInfo Parent
        {
            get
            {
                int dash = _name.LastIndexOf('-');

                return dash < 0 ? s_invariant : new CultureInfo(_name.Substring(0, dash));
            }
        }

        /// <summary>The name.</summary>
        public override string ToString()
        {
            return _name;
        }
    }
}
