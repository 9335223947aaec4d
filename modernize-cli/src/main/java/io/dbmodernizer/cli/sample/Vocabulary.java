package io.dbmodernizer.cli.sample;

/** The words in the sample. They are in several scripts, so that the migration copies Unicode. */
final class Vocabulary {

  static final String[] FIRST_NAMES = {
    "Amélie", "Björn", "Chidi", "Dilnoza", "Elena", "Farah", "Giulia", "Håkon", "Ines", "Jürgen",
    "Kofi", "Łucja", "Mehmet", "Nguyệt", "Ольга", "Paweł", "Qing", "Rosa", "Søren", "Tomás", "Uğur",
    "Valérie", "Wanjiru", "Xóchitl", "Yūki", "Zoë", "美咲", "王伟", "יעל", "سلمى", "Ann", "Bob",
    "Carla", "David", "Emma", "Frank", "Grace", "Henry", "Isla", "Jack"
  };

  static final String[] LAST_NAMES = {
    "Álvarez",
    "Brandt",
    "Çelik",
    "D'Angelo",
    "Eriksson",
    "Fournier",
    "González",
    "Hernández",
    "Ibrahim",
    "Jónsdóttir",
    "Kowalski",
    "López",
    "Müller",
    "Nowak",
    "O'Brien",
    "Петрова",
    "Quispe",
    "Rossi",
    "Šimić",
    "Tanaka",
    "Ünal",
    "Vũ",
    "Weiß",
    "Xu",
    "Yılmaz",
    "Żak",
    "田中",
    "김",
    "Smith",
    "Jones",
    "Taylor",
    "van der Berg",
    "Mc Kay",
    "St. John",
    "Okafor"
  };

  static final String[] CITIES = {
    "Aarhus", "Białystok", "Córdoba", "Düsseldorf", "Évora", "Fès", "Göteborg", "Hà Nội", "İzmir",
    "Jyväskylä", "Kyiv", "Liège", "Málaga", "Nîmes", "Oświęcim", "Plzeň", "Québec", "Reykjavík",
    "São Paulo", "Tromsø", "Utrecht", "València", "Wrocław", "Xi'an", "Ystad", "Zürich", "東京",
    "서울", "Αθήνα", "Leeds"
  };

  static final String[] STREETS = {
    "Rue de l'Été",
    "Straße des 17. Juni",
    "Calle Mayor",
    "Main Street",
    "Ulica Długa",
    "桜通り",
    "Kungsgatan",
    "Via Garibaldi",
    "Mill Lane",
    "Avenida da Liberdade"
  };

  static final String[] COLORS = {"Black", "Silver", "Red", "Blue", "Yellow", "White", "Grün"};

  static final String[] ADJECTIVES = {
    "Alpine", "Coastal", "Urban", "Summit", "Glacier", "Desert", "Forest", "Trail", "Nordic", "Aero"
  };

  static final String[] PRODUCTS = {
    "Frame",
    "Wheel",
    "Saddle",
    "Pedal",
    "Chain",
    "Helmet",
    "Jersey",
    "Glove",
    "Bottle Cage",
    "Lamp",
    "Brake",
    "Fork",
    "Crankset",
    "Derailleur",
    "Handlebar"
  };

  static final String[] SUBJECTS = {
    "The welded frame", "Our lightest rim", "A sealed bearing", "Diese Gabel", "Ce pédalier",
    "このサドル", "Эта рама", "The reinforced chain", "Each hand-laced wheel", "هذه الخوذة"
  };

  static final String[] VERBS = {
    "keeps", "absorbs", "shrugs off", "outlasts", "balances", "forgives", "übersteht", "résiste à"
  };

  static final String[] OBJECTS = {
    "rough gravel and rain",
    "a thousand mountain stages",
    "the daily commute",
    "loose sand",
    "salt & winter grit",
    "50 % more load",
    "schlechte Straßen",
    "la pluie d'été",
    "雨と雪",
    "🚲 rides"
  };

  static final String[] JOB_TITLES = {
    "Sales Representative",
    "Production Technician",
    "Buyer",
    "Design Engineer",
    "Recruiter",
    "Accountant",
    "Network Administrator",
    "Quality Inspector",
    "Marketing Specialist"
  };

  private Vocabulary() {}
}
