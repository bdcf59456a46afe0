using System.Collections;
using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>Tests the files of <see cref="ICard"/> in a separate folder, which is removed afterwards.</summary>
    [TestClass]
    public class CardTests
    {
        private const string Folder = "/ext/ontarget";
        private const string First = Folder + "/first file with a long name.bin";
        private const string Second = Folder + "/second.bin";

        private static ICard s_card;

        [Setup]
        public void Make_the_folder()
        {
            s_card = TestDevice.Card;
            Assert.AreEqual(CardStatus.Ok, s_card.MakeDirectory(Folder));
            Remove(First);
            Remove(Second);
        }

        [Cleanup]
        public void Remove_the_folder()
        {
            Remove(First);
            Remove(Second);
            Assert.AreEqual(CardStatus.Ok, s_card.Delete(Folder));
            CardEntry entry;
            Assert.AreEqual(CardStatus.NotFound, s_card.Stat(Folder, out entry));
        }

        [DataRow(0)]
        [DataRow(1)]
        [DataRow(512)]
        [DataRow(5000)]
        public void Written_data_is_read_back(int count)
        {
            byte[] data = Sample.Bytes(count, 7);
            Create(First, data);
            CardEntry entry;
            Assert.AreEqual(CardStatus.Ok, s_card.Stat(First, out entry));
            Assert.AreEqual((uint)count, entry.Size);
            Assert.IsFalse(entry.IsDirectory);
            Expect(First, data);
        }

        [TestMethod]
        public void Appending_keeps_the_existing_content()
        {
            Create(First, Sample.Ascii("one,"));
            ICardFile file;
            Assert.AreEqual(CardStatus.Ok, s_card.Open(First, CardMode.Append, out file));
            Assert.AreEqual(4u, file.Length);
            Assert.AreEqual(CardStatus.Ok, file.Write(Sample.Ascii("two"), 0, 3));
            Assert.AreEqual(CardStatus.Ok, file.Close());
            Expect(First, Sample.Ascii("one,two"));
        }

        [TestMethod]
        public void Reading_starts_at_the_seek_position()
        {
            byte[] data = Sample.Bytes(1500, 9);
            Create(First, data);
            ICardFile file;
            Assert.AreEqual(CardStatus.Ok, s_card.Open(First, CardMode.Read, out file));
            byte[] part = new byte[1500];
            Assert.AreEqual(CardStatus.Ok, file.Seek(511));
            Assert.AreEqual(511u, file.Position);
            Assert.AreEqual(3, file.Read(part, 0, 3));
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(data, 511, part, 0, 3));
            Assert.AreEqual(CardStatus.Ok, file.Seek(1499));
            Assert.AreEqual(1, file.Read(part, 0, 1500));
            Assert.AreEqual(data[1499], part[0]);
            Assert.AreEqual(0, file.Read(part, 0, 1500));
            Assert.AreEqual(CardStatus.Ok, file.Close());
        }

        [TestMethod]
        public void Renaming_replaces_an_existing_file()
        {
            byte[] data = Sample.Ascii("new");
            Create(First, data);
            Create(Second, Sample.Ascii("old and longer"));
            Assert.AreEqual(CardStatus.Ok, s_card.Replace(First, Second));
            Expect(Second, data);
            CardEntry entry;
            Assert.AreEqual(CardStatus.NotFound, s_card.Stat(First, out entry));
        }

        [TestMethod]
        public void A_folder_lists_its_files_and_cannot_be_deleted_while_it_contains_files()
        {
            Remove(Second);
            Create(First, Sample.Ascii("12345"));
            ArrayList entries = new ArrayList();
            Assert.AreEqual(CardStatus.Ok, s_card.List(Folder, entries));
            Assert.AreEqual(1, entries.Count);
            CardEntry entry = (CardEntry)entries[0];
            Assert.AreEqual("first file with a long name.bin", entry.Name);
            Assert.AreEqual(5u, entry.Size);
            Assert.AreEqual(CardStatus.NotEmpty, s_card.Delete(Folder));
        }

        [TestMethod]
        public void Names_are_found_regardless_of_case()
        {
            Create(First, Sample.Ascii("12345"));
            CardEntry entry;
            Assert.AreEqual(CardStatus.Ok, s_card.Stat("/ext/ONTARGET/First FILE with a long name.BIN", out entry));
            Assert.AreEqual(5u, entry.Size);
        }

        [TestMethod]
        public void A_missing_file_is_not_found()
        {
            ICardFile file;
            Assert.AreEqual(CardStatus.NotFound, s_card.Open(Folder + "/nothing", CardMode.Read, out file));
            Assert.IsNull(file);
            Assert.AreEqual(CardStatus.NotFound, s_card.Delete(Folder + "/nothing"));
            Assert.AreEqual(CardStatus.NotFound, s_card.Replace(Folder + "/nothing", Second));
        }

        private static void Create(string path, byte[] data)
        {
            ICardFile file;
            Assert.AreEqual(CardStatus.Ok, s_card.Open(path, CardMode.Create, out file), "creating " + path);
            Assert.AreEqual(CardStatus.Ok, file.Write(data, 0, data.Length));
            Assert.AreEqual(CardStatus.Ok, file.Close());
        }

        private static void Expect(string path, byte[] data)
        {
            ICardFile file;
            Assert.AreEqual(CardStatus.Ok, s_card.Open(path, CardMode.Read, out file), "opening " + path);
            Assert.AreEqual((uint)data.Length, file.Length);
            byte[] read = new byte[data.Length + 1];
            Assert.AreEqual(data.Length, file.Read(read, 0, read.Length));
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(data, 0, read, 0, data.Length));
            Assert.AreEqual(CardStatus.Ok, file.Close());
        }

        private static void Remove(string path)
        {
            CardStatus status = s_card.Delete(path);
            Assert.IsTrue(status == CardStatus.Ok || status == CardStatus.NotFound, "deleting " + path);
        }
    }
}
