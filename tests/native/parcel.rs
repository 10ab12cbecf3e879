//! Wire format tests: the page gets back from its data files what was put into them.

use coalition_timeline::dataset::{Dataset, Texts};

use super::bundled::{dataset, texts, whole};

#[test]
fn a_data_set_comes_out_as_it_went_in() {
    assert_eq!(Dataset::from_parcel(dataset().to_parcel()).as_ref(), Some(dataset()));
    assert_eq!(Texts::from_parcel(texts().to_parcel()).as_ref(), Some(texts()));
    assert_eq!(whole().texts.meetings.len(), dataset().meetings.len());
    assert_eq!(whole().texts.sources.len(), dataset().sources.len());
}

#[test]
fn what_is_no_parcel_is_refused() {
    let (data, longer) = (dataset().to_parcel(), texts().to_parcel());
    assert_eq!(Dataset::from_parcel(longer), None);
    assert_eq!(Texts::from_parcel(data.clone()), None);
    for cut in [0, 3, 4, 5, data.len() / 2, data.len() - 1] {
        assert_eq!(Dataset::from_parcel(data[..cut].to_vec()), None, "{cut}");
    }
    // A server that answers every address with its start page.
    assert_eq!(Dataset::from_parcel(b"<!doctype html><title>Home</title>".to_vec()), None);
}
